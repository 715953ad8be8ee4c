parser grammar Shell;

tokens { TEXT }

script : TEXT* EOF ;
