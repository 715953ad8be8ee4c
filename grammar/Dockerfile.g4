parser grammar Dockerfile;

tokens { TEXT }

file : TEXT* EOF ;
