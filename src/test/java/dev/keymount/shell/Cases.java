package dev.keymount.shell;

import java.util.List;
import java.util.stream.Stream;

/** Sources and their printed trees, one a line. */
final class Cases {

  /** What every shell reads. */
  private static final List<String> POSIX =
      List.of(
          "a => (a)",
          "a b && c || d; e & f => (a b) && (c) || (d) ; (e) & (f)",
          "a &&\n\n b ||\n c => (a) && (b) || (c)",
          "a\n\nb; # c\nd => (a) ↵ (b) ; (d)",
          "# only a comment => ",
          "a#b c# #d => (a#b c#)",
          "A=1 B=2 a C=3 => (A=1 B=2 a C=3)",
          "A= B=$b => (A= B=$b)",
          "1A=b => (1A=b)",
          "a-b=c => (a-b=c)",
          "\\A=b => (\\A=b)",
          "a | b |\nc => (pipe (a) (b) (c))",
          "! a | b => (! (a) (b))",
          "! (a) => (! (subshell (a)))",
          "!(a) => (! (subshell (a)))",
          "!a => (!a)",
          "echo then if ! { } do => (echo then if ! { } do)",
          "{a,b} {} => ({a,b} {})",
          "A=b then => (A=b then)",
          "(a; b) > f 2>&1 => (subshell (a) ; (b) >f 2>&1)",
          "((a) | b) => (subshell (pipe (subshell (a)) (b)))",
          "(a; (b)) => (subshell (a) ; (subshell (b)))",
          "{ a; } 2> f => (group (a) ; 2>f)",
          "{ { a; }; } => (group (group (a) ;) ;)",
          "{ { a; } } => (group (group (a) ;))",
          "if a; then b; elif c; then d; else e; fi => "
              + "(if (a) ; then (b) ; if (c) ; then (d) ; else (e) ;)",
          "if a\nthen b\nfi < f => (if (a) ↵ then (b) ↵ <f)",
          "if (a) then b; fi => (if (subshell (a)) then (b) ;)",
          "if if a; then b; fi then c; fi => (if (if (a) ; then (b) ;) then (c) ;)",
          "for x in 1 $y do; do a; done => (for x [1 $y do] do (a) ;)",
          "for x do a; done => (for x [] do (a) ;)",
          "for x\ndo a; done => (for x [] do (a) ;)",
          "for x; do a; done => (for x [] do (a) ;)",
          "for in in in; do a; done => (for in [in] do (a) ;)",
          "for x in; do a; done | b => (pipe (for x [] do (a) ;) (b))",
          "for x in 1\ndo a; done => (for x [1] do (a) ;)",
          "while a; do b; done < f => (while (a) ; do (b) ; <f)",
          "a | while read b; do c; done => (pipe (a) (while (read b) ; do (c) ;))",
          "until a; do b; done => (until (a) ; do (b) ;)",
          "case $x in a|b) c;; (*) d; esac => (case $x [a b] (c) [*] (d) ;)",
          "case x in esac => (case x)",
          "case x\nin\n\na)\n;;\nb) esac => (case x [a]  [b] )",
          "case x in if) a;; in) b; esac => (case x [if] (a) [in] (b) ;)",
          "$(case x in a) b;; esac) => ($(case x in a) b;; esac))",
          "case x in (a) case y in b) c;; esac;; esac => (case x [a] (case y [b] (c)))",
          "f() { a; } => (function f (group (a) ;))",
          "f ( )\n(a) > b => (function f (subshell (a) >b))",
          "f() if a; then b; fi => (function f (if (a) ; then (b) ;))",
          "> f => ( >f)",
          "< f a >> g b >| h <> i >&- <&3 => (a b <f >>g >|h <>i >&- <&3)",
          "a 2>&1 3< f 10> g => (a 2>&1 3<f 10>g)",
          "a2>b 2 >c => (a2 2 >b >c)",
          "'2'>a => ('2' >a)",
          "a>b>c => (a >b >c)",
          "a \\\n b\\\nc => (a b\\\nc)",
          "wh\\\nile a; d\\\no b; done => (while (a) ; do (b) ;)",
          "\\if a => (\\if a)",
          "a 1\\\n2>b => (a 12>b)",
          "time => (time)",
          "time -p a | b => (pipe (a) (b))");

  /** What only bash reads. */
  private static final List<String> BASH =
      List.of(
          "a |& b => (pipe (a) (b))",
          "! ! a => (pipe (a))",
          "time ! a => (! (a))",
          "A+=1 b[$i]=c d[x y]+=e => (A+=1 b=c d+=e)",
          "a=(b 'c d' $(e) # f )\n g) => (a=(b 'c d' $(e) # f )\n g))",
          "a=([x]=1 [y]=2) b=c d => (a=([x]=1 [y]=2) b=c d)",
          "export A=b C d=(e f) => (export A=b C d=(e f))",
          "declare -A a=([b]=c) => (declare -A a=([b]=c))",
          "a &> b &>> c <<< 'd e' {fd}> f {fd}<&- => (a &>b &>>c <<<'d e' >f <&-)",
          "function f { a; } => (function f (group (a) ;))",
          "function f() (a) => (function f (subshell (a)))",
          "function f (a) => (function f (subshell (a)))",
          "function a-b\n{ c; } => (function a-b (group (c) ;))",
          "select x in a b; do c; done => (for x [a b] do (c) ;)",
          "for x in a; { b; } => (for x [a] do (b) ;)",
          "for ((i = 0; i < $n; i++)); do a; done => (for  [i = 0; i < $n; i++] do (a) ;)",
          "for ((;;)) { a; } => (for  [;;] do (a) ;)",
          "((i++)) => (arithmetic )",
          "(( $a + ${b:-1} > $(c) )) && d => (arithmetic ${a} ${b :- <1>} $[(c)]) && (d)",
          "[[ -n $x && y == z* ]] => (test -n $x && y == z*)",
          "[[ ( a < b ) || ! -f c ]] => (test ( a < b ) || ! -f c)",
          "[[ a =~ ^(b c|d)$ && e ]] > f => (test a =~ ^(b c|d)$ && e >f)",
          "[[ a == @(b|c) ]] => (test a == @(b|c))",
          "[[ a &&\nb ]] => (test a && b)",
          "coproc a b => (pipe (a b))",
          "coproc { a; } => (pipe (group (a) ;))",
          "coproc N { a; } => (pipe (group (a) ;))",
          "coproc N (a) => (pipe (subshell (a)))",
          "case x in a) b;& c) d;;& *) e; esac => (case x [a] (b) [c] (d) [*] (e) ;)",
          "diff <(a) <(b | c) > >(d) => (diff <(a) <(b | c) >>(d))",
          "let a=1+2 => (let a=1+2)",
          "f.g() { a; } => (function f.g (group (a) ;))");

  /** What no shell reads, with the part of the tree that is kept. */
  private static final List<String> REJECTED =
      List.of(
          "a; b && => (a) ; (b) && (opaque )",
          "a && ; b => (a) && (opaque ; b)",
          "a; | b => (a) ; (opaque | b)",
          "a; b | => (a) ; (opaque b |)",
          "& a => (opaque & a)",
          "a & & b => (a) & (opaque & b)",
          "a ;; b => (opaque a ;; b)",
          "a; b \"c => (a) ; (opaque b \"c)",
          "a; b 'c => (a) ; (opaque b 'c)",
          "a && b $(c => (a) && (opaque b $(c)",
          "a\nb `c => (a) ↵ (opaque b `c)",
          "a `b 'c` d'` => (opaque a `b 'c` d'`)",
          "a; ${b => (a) ; (opaque ${b)",
          "a $((1+2) => (opaque a $((1+2))",
          "a; (b; c => (a) ; (opaque (b; c)",
          "a; { b; c => (a) ; (opaque { b; c)",
          "a; } => (a) ; (opaque })",
          "a; b) => (a) ; (opaque b))",
          "() => (opaque ())",
          "{ } => (opaque { })",
          "a () => (opaque a ())",
          "a (b) { c; } => (opaque a (b) { c; })",
          "(a) (b) => (opaque (a) (b))",
          "{ a; } b => (opaque { a; } b)",
          "if a; then b; fi c => (opaque if a; then b; fi c)",
          "if a; then fi => (opaque if a; then fi)",
          "x; if a; then b; => (x) ; (opaque if a; then b;)",
          "while do a; done => (opaque while do a; done)",
          "for x in a { b; } => (opaque for x in a { b; })",
          "for => (opaque for)",
          "for x => (opaque for x)",
          "case x => (opaque case x)",
          "case x in a) b => (opaque case x in a) b)",
          "done => (opaque done)",
          "A=b if c; then d; fi => (A=b if c) ; (opaque then d; fi)",
          "> f if c; then d; fi => (if c >f) ; (opaque then d; fi)",
          "a > => (opaque a >)",
          "a > > b => (opaque a > > b)",
          "a > 2> b => (opaque a > 2> b)",
          "! & a => (opaque ! & a)",
          "in a => (opaque in a)",
          "case x in a) b; c) d;; esac => (opaque case x in a) b; c) d;; esac)",
          "a | ! b => (opaque a | ! b)",
          "a=(b => (opaque a=(b)",
          "echo a=(b) => (opaque echo a=(b))",
          "f() ( ) => (opaque f() ( ))",
          "[[ a => (opaque [[ a)",
          "[[ a ; b ]] => (opaque [[ a ; b ]])",
          "a[b c => (opaque a[b c)");

  private Cases() {}

  /** A source and its tree. */
  record Case(String source, String tree) {

    @Override
    public String toString() {
      return source;
    }
  }

  static Stream<Case> posix() {
    return POSIX.stream().map(Cases::parse);
  }

  static Stream<Case> bash() {
    return BASH.stream().map(Cases::parse);
  }

  static Stream<Case> rejected() {
    return REJECTED.stream().map(Cases::parse);
  }

  private static Case parse(String line) {
    int arrow = line.indexOf(" => ");
    return new Case(line.substring(0, arrow), line.substring(arrow + " => ".length()));
  }
}
