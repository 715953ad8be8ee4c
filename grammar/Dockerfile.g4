/*
 * A Dockerfile as BuildKit's parser reads it.
 *
 * The tokens come from a hand-written token source: which of them a stretch of text is depends on
 * the escape directive, on the instruction, on its form and on here-documents opened before.
 * Whatever is no text to BuildKit travels on the hidden channel. A continuation may split every
 * token; what follows it is a PART. All decisions need one token of look-ahead.
 */
grammar Dockerfile;

tokens {
  ADD, ARG, CMD, COPY, ENTRYPOINT, ENV, EXPOSE, FROM, HEALTHCHECK, LABEL, MAINTAINER, ONBUILD, RUN,
  SHELL, STOPSIGNAL, USER, VOLUME, WORKDIR, UNKNOWN,
  DIRECTIVE, FLAG, TEXT, WORD, NAME, EQUALS, VALUE, OPEN, STRING, COMMA, CLOSE, PART,
  BODY, TERMINATOR, END,
  BOM, BLANK, COMMENT, CONTINUATION, IGNORED, UNREAD
}

file : directive* ( instruction END? )* EOF ;

directive : DIRECTIVE ;

instruction : command | files | list | pairs | scalar | healthcheck | onbuild ;

command : ( CMD | ENTRYPOINT | RUN | SHELL ) PART* flag* ( array | text )? heredoc* ;

files : ( ADD | COPY | VOLUME ) PART* flag* ( array | word+ )? heredoc* ;

list : ( ARG | EXPOSE | FROM ) PART* flag* word* ;

pairs : ( ENV | LABEL ) PART* flag* pair* ;

scalar : ( MAINTAINER | STOPSIGNAL | UNKNOWN | USER | WORKDIR ) PART* flag* text? ;

healthcheck : HEALTHCHECK PART* flag* ( word ( array | text )? )? ;

onbuild : ONBUILD PART* flag* instruction? heredoc* ;

flag : FLAG PART* ;

text : TEXT PART* ;

word : WORD PART* ;

pair : name ( EQUALS value? | value? ) | EQUALS value? ;

name : NAME PART* ;

value : VALUE PART* ;

array : OPEN ( element ( COMMA element )* )? CLOSE ;

element : STRING PART* ;

heredoc : BODY TERMINATOR? | TERMINATOR ;
