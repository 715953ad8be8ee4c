/*
 * Commands of a POSIX shell or bash.
 *
 * The lexer knows which word may be reserved where, so a token here never depends on context: a word
 * that only looks like `then` is a WORD. A word is one token, whatever is nested in it; the lists in
 * its substitutions are read with `script` of their own. Line endings where a command may begin are
 * no tokens.
 */
parser grammar Shell;

tokens {
  WORD, PATTERN, ASSIGNMENT, DESCRIPTOR, REDIRECT, ARITHMETIC, FUNCTION_NAME,
  AND_IF, OR_IF, SEMI, AMP, NEWLINE, PIPE, LPAREN, RPAREN, CASE_END,
  IF, THEN, ELIF, ELSE, FI, FOR, SELECT, IN, DO, DONE, WHILE, UNTIL, CASE, ESAC,
  LBRACE, RBRACE, LTEST, RTEST, BANG, TIME, TIME_OPTION, FUNCTION, COPROC,
  UNREADABLE
}

script : list? EOF ;

list : andOr ((SEMI | AMP | NEWLINE) andOr)* (SEMI | AMP | NEWLINE)? ;

andOr : pipeline ((AND_IF | OR_IF) pipeline)* ;

pipeline
  : prefix* command (PIPE command)*
  | TIME TIME_OPTION*
  ;

prefix : BANG | TIME TIME_OPTION* ;

command
  : simple
  | compound redirection*
  | function
  | coproc
  ;

simple : (ASSIGNMENT | WORD | redirection)+ ;

redirection : DESCRIPTOR? REDIRECT WORD ;

function : FUNCTION? FUNCTION_NAME compound redirection* ;

coproc
  : COPROC simple
  | COPROC WORD? compound redirection*
  ;

compound
  : subshell
  | group
  | ifClause
  | forClause
  | whileClause
  | caseClause
  | test
  | ARITHMETIC
  ;

subshell : LPAREN list RPAREN ;

group : LBRACE list RBRACE ;

ifClause : IF list THEN list (ELIF list THEN list)* (ELSE list)? FI ;

forClause
  : (FOR | SELECT) WORD (IN WORD* (SEMI | NEWLINE) | SEMI)? body
  | FOR ARITHMETIC SEMI? body
  ;

whileClause : (WHILE | UNTIL) list DO list DONE ;

body
  : DO list DONE
  | LBRACE list RBRACE
  ;

caseClause : CASE WORD IN arm* ESAC ;

arm : LPAREN? PATTERN (PIPE PATTERN)* RPAREN list? CASE_END? ;

test : LTEST WORD+ RTEST ;
