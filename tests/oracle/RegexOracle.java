import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Asks java.util.regex about generated patterns and prints one case per line, as `tests/cases/regex` holds them.
 *
 * Usage: java RegexOracle.java SEED COUNT [THEME [LENGTH]]
 * or: java RegexOracle.java edges, for the fixed list {@link #EDGES}
 *
 * A text is a JSON string, or an array of UTF-16 units where it holds an unpaired surrogate.
 * Patterns that overflow Java's stack, run long or meet a fault of Java's (a null pointer, an index) are left out.
 */
public final class RegexOracle {
    static final String[] THEMES = {"plain", "nested", "class", "unicode", "lines", "noise", "comments", "behind", "props", "everyday"};
    static Random random;

    /** Pattern, flags, operation, input: what generated cases may miss. */
    static final String[][] EDGES = {
        // Groups as Java leaves them.
        {"(?:(a)*b)*", "", "find", "aabab"}, {"(?:(.)x)*bx", "", "find", "axbx"}, {"()*", "", "find", ""}, {"()+", "", "find", "x"},
        {"(?:(?=(a))ab|a)c?", "", "find", "ac"}, {"(?=(a))ab|c", "", "find", "ac"}, {"(a)?+b", "", "find", "b"}, {"(a|ab)(c|bcd)(d*)", "", "matches", "abcd"},
        {"(?:(a)|b)*", "", "matches", "ab"}, {"((a)|(b))*", "", "matches", "ab"}, {"(?:(a)|(b))+", "", "matches", "ba"}, {"(a*)+", "", "matches", "aaa"}, {"(a*)*", "", "matches", "b"},
        {"(?>(a+))a", "", "find", "aaa"}, {"(?!(a)b)a", "", "find", "acab"}, {"(\\w)\\1", "", "find", "aabbc"}, {"\\2(a)(b)", "", "find", "ab"}, {"(a)\\2", "", "find", "aa"}, {"(a)\\11", "", "find", "aa1"},
        {"(?<n>a)\\k<n>", "", "find", "aaa"}, {"(?i)(a)\\1", "", "find", "aA"}, {"(?iu)(\u00e9)\\1", "", "find", "\u00e9\u00c9"},
        // Look-behinds that Java measures.
        {"(?<=a*)b", "", "find", "aab"}, {"(?<=a+)b", "", "find", "aab"}, {"(?<=(?:abc)*)d", "", "find", "abcd"}, {"(?<=(?:ab)*)d", "", "find", "abd"}, {"(?<=a{0,2147483647})b", "", "find", "aab"},
        {"(?<=.{2,}b)b", "", "find", "aabb"}, {"(?<=a*b)c", "", "find", "aabc"}, {"(?<=a*b*)c", "", "find", "aabc"}, {"(?<=(a|b)*)", "", "find", "a"}, {"(?<=\\1)(a)", "", "find", "a"}, {"(?<=\\R)a", "", "find", "\r\na"},
        {"(?<=\ud83d\ude00)a", "", "find", "\ud83d\ude00a"}, {"(?<=.)a", "", "find", "\ud83d\ude00a"}, {"(?<!ab|c)d", "", "find", "abd cd xd"},
        // Lines.
        {"^", "m", "find", ""}, {"^", "", "find", ""}, {"$", "", "find", "a\r\n"}, {"$", "m", "find", "a\r\nb\n"}, {"\\Z", "", "find", "a\u2028"}, {"$", "d", "find", "a\r\n"}, {".+", "", "find", "a\rb\u0085c\u2028d\ne"}, {".+", "d", "find", "a\rb\nc"},
        {"\\R{2}", "", "find", "\r\n"}, {"\\R\\n", "", "find", "\r\n"}, {"\\R*\\n", "", "find", "\r\n\r\n"}, {"(?m)^a$", "", "find", "a\na\r\na"},
        // Surrogates.
        {"", "", "find", "\ud83d\ude00"}, {".", "", "find", "a\ud83d\ude00b"}, {"\\ude00", "", "find", "\ud83d\ude00"}, {"\\P{So}", "", "find", "\ud83d\ude00"}, {"[^a]", "", "find", "\ud83d\ude00"}, {"\\x{1F600}", "", "find", "x\ud83d\ude00"}, {"\\ud83d\\ude00+", "", "find", "\ud83d\ude00\ud83d\ude00"},
        // Quantifiers.
        {"a{2}{3}", "", "find", "aaaaaa"}, {"{1}", "", "find", "a"}, {"{", "", "find", ""}, {"x{", "", "find", ""}, {"a**", "", "find", ""}, {"a{1", "", "find", ""}, {"a{1,", "", "find", ""}, {"a{2,1}", "", "find", ""}, {"a{99999999999}", "", "find", ""}, {"a{,2}", "", "find", ""}, {"a{0}", "", "find", "a"},
        {"+", "", "find", ""}, {"a|*", "", "find", ""}, {"(?i)*", "", "find", ""}, {"^*", "", "find", "a"}, {"\\b+a", "", "find", "a"}, {"(?=a)*b", "", "find", "ab"}, {"a++a", "", "find", "aaa"}, {"a?+a", "", "find", "a"}, {"a*?$", "", "find", "aa"}, {"(?:ab){2}?", "", "find", "ababab"},
        // Errors.
        {"\\", "", "find", ""}, {"a\\", "", "find", ""}, {"[\\", "", "find", ""}, {"(a", "", "find", ""}, {"a)", "", "find", ""}, {"[a", "", "find", ""}, {"[]", "", "find", ""}, {"[^]", "", "find", ""}, {"[b-a]", "", "find", ""}, {"[a-\\d]", "", "find", ""}, {"(?z)", "", "find", ""}, {"(?", "", "find", ""}, {"(?i", "", "find", ""},
        {"(?<", "", "find", ""}, {"(?<1a>x)", "", "find", ""}, {"(?<a", "", "find", ""}, {"(?<a>x)(?<a>y)", "", "find", ""}, {"\\k", "", "find", ""}, {"\\kx", "", "find", ""}, {"\\k<x>", "", "find", ""}, {"(?$)", "", "find", ""}, {"(?P<x>a)", "", "find", ""}, {"\\x1", "", "find", ""}, {"\\x{", "", "find", ""}, {"\\x{110000}", "", "find", ""},
        {"\\u12", "", "find", ""}, {"\\08", "", "find", ""}, {"\\c", "", "find", ""}, {"\\N", "", "find", ""}, {"\\N{foo}", "", "find", ""}, {"\\j", "", "find", ""}, {"[\\b]", "", "find", ""}, {"a\\E", "", "find", ""}, {"\\Q\\E*", "", "find", ""}, {"[&&]", "", "find", ""}, {"\\b{x}", "", "find", ""},
        {"\\p{IsFoo}", "", "find", ""}, {"\\p{InFoo}", "", "find", ""}, {"\\p{Foo}", "", "find", ""}, {"\\p{sc=Foo}", "", "find", ""}, {"\\p{Foo", "", "find", ""}, {"\\p{}", "", "find", ""}, {"\\p", "", "find", ""}, {"\\pé", "", "find", ""},
        // Classes.
        {"[]a]", "", "find", "]a"}, {"[a&&]", "", "find", "a"}, {"[&&a]", "", "find", "a&"}, {"[a-]", "", "find", "a-"}, {"[\\d-a]", "", "find", "1-a"}, {"[a&&&&b]", "", "find", "ab&"}, {"[a-z&&[^aeiou]]+", "", "find", "hello"}, {"[a-z&&[def]x]", "", "find", "aex"}, {"[^a&&b]", "", "find", "abc"}, {"[^a-c[x-z]]", "", "find", "abxyq"},
        {"[\\[^]", "", "find", "[^a"}, {"[a^b]", "", "find", "a^b"}, {"[\\Q^]\\E]", "", "find", "^]"}, {"[\\w&&[^\\d_]]", "", "find", "a1_b"}, {"[[a-f][0-3]&&[^b2]]", "", "find", "ab23"}, {"(?i)[k]", "u", "find", "kK\u212a"}, {"(?i)[^k]", "u", "find", "kK\u212a"},
        // Comments and quotes.
        {" a # b\n c", "x", "find", "ac"}, {"[a b]", "x", "find", " ab"}, {"a {2}", "x", "find", "aa"}, {"( ? :a)", "x", "find", "a"}, {"\\ a", "x", "find", " a"}, {"\\Qa.b", "", "find", "a.b a+b"}, {"\\x4\\Q1\\E", "", "find", ""},
        // Flags.
        {"(?U)(?-U)\\w", "", "find", "\u00e9"}, {"(?U)\\w+", "", "find", "h\u00e9\u0661"}, {"\\w+", "", "find", "h\u00e9"}, {"\\bh", "", "find", "\u00e9h h"}, {"a(?i)b(?-i)c", "", "find", "aBc aBC"}, {"(?i:a)b", "", "find", "Ab AB"}, {"((?i)a)b", "", "find", "Ab AB"}, {"\u00e9", "i", "find", "\u00c9"}, {"\u00e9", "iu", "find", "\u00c9"}, {"\u00df", "iu", "find", "\u1e9e SS"},
        {"(?i)\\p{Lower}", "", "find", "aA1"}, {"(?i)\\p{Lu}", "", "find", "aA"}, {"\\p{L}+", "", "find", "\ud55c\uae00abc1"}, {"\\p{IsHangul}+", "", "find", "\ud55c\uae00 abc"}, {"\\p{InHangulSyllables}", "", "find", "\ud55ca"}, {"\\p{IsAlphabetic}+", "", "find", "a\ud55c1"}, {"[\\p{L}&&[^\\p{IsLatin}]]+", "", "find", "abc\ud55c\u03b1"},
        // Splitting.
        {",", "", "split", "a,b,,"}, {",", "", "split", ""}, {"", "", "split", "abc"}, {"(?=b)", "", "split", "abab"}, {"a", "", "split", "abc"}, {"x*", "", "split", "axbc"}, {"\\|", "", "split", "a|b"}, {"\\s*,\\s*", "", "split", " a , b"}, {"", "", "split", "\ud83d\ude00"},
    };

    static void edges(PrintStream out) {
        for (String[] edge : EDGES) {
            int flags = 0;
            for (int flag : new int[] {Pattern.UNIX_LINES, Pattern.CASE_INSENSITIVE, Pattern.MULTILINE, Pattern.DOTALL, Pattern.UNICODE_CASE, Pattern.COMMENTS, Pattern.UNICODE_CHARACTER_CLASS})
                if (edge[1].contains(letters(flag))) flags |= flag;
            for (int limit : edge[2].equals("split") ? new int[] {0, -1, 1, 2, 3} : new int[] {0}) out.println(row(edge[0], flags, edge[2], edge[3], limit, ""));
        }
        for (String replacement : new String[] {"$", "a$", "$a", "\\", "a\\", "${", "${}", "${1}", "${n", "${zz}", "$2", "$9", "$10", "$11", "$1$3", "\\$1", "${n}x", "$0$0", "\\\\", "[$1]", "$-1", "é"}) {
            for (String pattern : new String[] {"(?<n>a)(x)?", "b", "zzz"})
                for (String op : new String[] {"replaceAll", "replaceFirst"}) out.println(row(pattern, 0, op, "aba", 0, replacement));
        }
    }

    public static void main(String[] args) throws Exception {
        if (args[0].equals("edges")) {
            PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
            edges(out);
            out.flush();
            return;
        }
        random = new Random(Long.parseLong(args[0]));
        int count = Integer.parseInt(args[1]);
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        for (int n = 0; n < count; ) {
            String theme = args.length > 2 ? args[2] : pick(THEMES);
            String row = row(theme);
            // With a limit on their length, what is printed can be read.
            if (row != null && row.length() <= (args.length > 3 ? Integer.parseInt(args[3]) : Integer.MAX_VALUE)) {
                out.println(row);
                n++;
            }
        }
        out.flush();
    }

    @SafeVarargs
    static <T> T pick(T... from) {
        return from[random.nextInt(from.length)];
    }

    static boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    static final int[] FLAGS = {0, 0, 0, 0, 0, 0, Pattern.CASE_INSENSITIVE, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE,
        Pattern.MULTILINE, Pattern.DOTALL, Pattern.COMMENTS, Pattern.UNIX_LINES, Pattern.UNIX_LINES | Pattern.MULTILINE, Pattern.UNICODE_CHARACTER_CLASS};

    static String letters(int flags) {
        StringBuilder s = new StringBuilder();
        if ((flags & Pattern.UNIX_LINES) != 0) s.append('d');
        if ((flags & Pattern.CASE_INSENSITIVE) != 0) s.append('i');
        if ((flags & Pattern.MULTILINE) != 0) s.append('m');
        if ((flags & Pattern.DOTALL) != 0) s.append('s');
        if ((flags & Pattern.UNICODE_CASE) != 0) s.append('u');
        if ((flags & Pattern.COMMENTS) != 0) s.append('x');
        if ((flags & Pattern.UNICODE_CHARACTER_CLASS) != 0) s.append('U');
        return s.toString();
    }

    static String row(String theme) {
        String source = new Generator(theme).pattern();
        int flags = FLAGS[random.nextInt(FLAGS.length)];
        if (theme.equals("lines") && chance(60)) flags |= Pattern.MULTILINE;
        if (theme.equals("comments")) flags |= Pattern.COMMENTS;
        String op = pick("find", "find", "find", "find", "matches", "lookingAt", "split", "replaceAll", "replaceFirst");
        return row(source, flags, op, input(theme), pick(0, 0, -1, 1, 2, 3), replacement());
    }

    static String row(String source, int flags, String op, String input, int limit, String replacement) {
        String extra = "";
        String result;
        Pattern pattern;
        try {
            pattern = Pattern.compile(source, flags);
        } catch (PatternSyntaxException e) {
            return "{\"pattern\":" + text(source) + ",\"flags\":\"" + letters(flags) + "\",\"op\":\"compile\",\"error\":" + text(e.getDescription())
                + ",\"index\":" + e.getIndex() + "}";
        } catch (IndexOutOfBoundsException | NullPointerException | StackOverflowError e) {
            return null;
        }
        long[] steps = {0};
        CharSequence counted = new Counted(input, steps);
        try {
            Matcher m = pattern.matcher(counted);
            switch (op) {
                case "find": {
                    List<String> all = new ArrayList<>();
                    while (m.find()) all.add(groups(m));
                    result = "[" + String.join(",", all) + "]";
                    break;
                }
                case "matches":
                    result = m.matches() ? groups(m) : "null";
                    break;
                case "lookingAt":
                    result = m.lookingAt() ? groups(m) : "null";
                    break;
                case "split": {
                    extra = ",\"limit\":" + limit;
                    List<String> parts = new ArrayList<>();
                    pattern.split(counted, limit);
                    for (String s : limit < 2 ? input.split(source(pattern, flags), limit) : pattern.split(input, limit)) parts.add(text(s));
                    result = "[" + String.join(",", parts) + "]";
                    break;
                }
                default: {
                    extra = ",\"replacement\":" + text(replacement);
                    result = text(op.equals("replaceAll") ? m.replaceAll(replacement) : m.replaceFirst(replacement));
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            if (extra.isEmpty() || e instanceof StringIndexOutOfBoundsException) return null;
            return head(source, flags, op, input) + extra + ",\"error\":" + text(e.getMessage()) + "}";
        } catch (NullPointerException | StackOverflowError | TooLong e) {
            return null;
        }
        return head(source, flags, op, input) + extra + ",\"result\":" + result + "}";
    }

    /** The pattern as `String.split` takes it, with the flags inside. */
    static String source(Pattern pattern, int flags) {
        return flags == 0 ? pattern.pattern() : "(?" + letters(flags) + ")" + pattern.pattern();
    }

    static String head(String source, int flags, String op, String input) {
        return "{\"pattern\":" + text(source) + ",\"flags\":\"" + letters(flags) + "\",\"op\":\"" + op + "\",\"input\":" + text(input);
    }

    static String groups(Matcher m) {
        StringBuilder b = new StringBuilder("[");
        for (int g = 0; g <= m.groupCount(); g++) {
            if (g > 0) b.append(',');
            if (m.start(g) < 0) b.append("null");
            else b.append('[').append(m.start(g)).append(',').append(m.end(g)).append(']');
        }
        return b.append(']').toString();
    }

    static String text(String s) {
        boolean paired = true;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < s.length() && Character.isLowSurrogate(s.charAt(i + 1))) i++;
            else if (Character.isSurrogate(c)) paired = false;
        }
        StringBuilder b = new StringBuilder();
        if (!paired) {
            b.append('[');
            for (int i = 0; i < s.length(); i++) b.append(i > 0 ? "," : "").append((int) s.charAt(i));
            return b.append(']').toString();
        }
        b.append('"');
        for (char c : s.toCharArray()) {
            if (c == '"' || c == '\\') b.append('\\').append(c);
            else if (c < ' ' || c == 0x7f || c >= 0x80) b.append(String.format("\\u%04x", (int) c));
            else b.append(c);
        }
        return b.append('"').toString();
    }

    static final class TooLong extends RuntimeException {
        TooLong() {
            super(null, null, false, false);
        }
    }

    /** A text that counts how often it is read. */
    static final class Counted implements CharSequence {
        final String text;
        final long[] steps;

        Counted(String text, long[] steps) {
            this.text = text;
            this.steps = steps;
        }

        public int length() {
            return text.length();
        }

        public char charAt(int i) {
            if (++steps[0] > 200_000) throw new TooLong();
            return text.charAt(i);
        }

        public CharSequence subSequence(int a, int b) {
            return text.substring(a, b);
        }

        public String toString() {
            return text;
        }
    }

    static String replacement() {
        StringBuilder b = new StringBuilder();
        for (int n = random.nextInt(4); n >= 0; n--)
            b.append(pick("x", "-", "<$0>", "$1", "$2", "${n}", "\\$", "\\\\", "$", "\\", "$10", "$11", "${", "${1}", "${zz}", "${n", "${}", "é", "$a", "[$1$2]", "", "\ud83d\ude00"));
        return b.toString();
    }

    static String input(String theme) {
        StringBuilder b = new StringBuilder();
        int length = random.nextInt(theme.equals("nested") ? 9 : 13);
        for (int n = 0; n < length; n++) {
            switch (theme) {
                case "unicode":
                case "props":
                    b.append(pick("a", "b", "A", "K", "k", "\u212a", "\u017f", "s", "S", "i", "I", "\u0130", "\u0131", "é", "É", "\u0301", "\ud83d\ude00", "\ud83d\ude01", "\ud83d", "\ude00",
                        "한", "글", "ß", "\u1e9e", "\u03c3", "\u03c2", "\u03a3", "ÿ", "\u0178", "\u00b5", "\u03bc", "\u01c5", "\u01c6", "\u1f88", "\u1f80", "\ud801\udc00", "\ud801\udc28",
                        "_", "1", "\u0661", "\u2167", " ", "\u00a0", "\u3000", "\u2028", "-", "$", "\u20ac", "漢", "あ", "ア", "\u200d", "\u0000", "\u0378", "\ue000"));
                    break;
                case "lines":
                    b.append(pick("a", "b", "\n", "\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\u000b", "\f", " "));
                    break;
                case "class":
                case "noise":
                    b.append(pick("a", "b", "c", "d", "e", "x", "z", "A", "B", "Z", "&", "-", "^", "[", "]", "0", "1", "9", "_", " ", "{", "}", "(", ")", "\\", ".", "é", "\t", "\n", ",", "#"));
                    break;
                case "everyday":
                    b.append(pick("foo", "bar", "error", " ", ": ", "12", "3", "-", "_", ".", "@", "/", ",", "\"", "a", "Z", "\n", "Hello", "user", "id=", "$"));
                    break;
                default:
                    b.append(pick("a", "a", "b", "b", "c", "x", "A"));
            }
        }
        return b.toString();
    }

    /** Writes one pattern in the manner of a theme. */
    static final class Generator {
        final String theme;
        int groups = 0;
        boolean named = false;

        Generator(String theme) {
            this.theme = theme;
        }

        String pattern() {
            if (theme.equals("everyday") && chance(50)) {
                return pick("[^a-z0-9]+", "\\s+", "^\\d{3}-\\d+$", "(\\w+)@(\\w+)\\.com", "[,;:]\\s*", "\"", "\\\"", "\\\\", "\\$", "(?i)error.*", ".*error.*", "\\bfoo\\b", "^\\s+|\\s+$", "[\\r\\n]+",
                    "(foo|bar)+", "/", "-", "(?<n>\\w+)=(\\d+)", "\\d+(?!\\d)", "(?<=id=)\\d+", "([^/]+)/([^/]+)", "^[A-Z][a-z]*", "[^\\p{L}\\p{N}]", "\\p{Punct}", "\\W", "\\w{2,}", ".", "", "\\.", ",", "\\|", "(.)\\1",
                    "(?s).*", "[a-z&&[^aeiou]]", "\\Q.\\E", "(\\d+)(?:\\.(\\d+))?", "^(.*?),", "\\G[a-z]", "(?<n>.)(?=.*\\k<n>)", "(?!.*foo).*", "4\\d{2}", "5\\d{2}", "(\\n|.)+", "\\D+", "[._-]", "\\S+?");
            }
            String p = alternation(theme.equals("nested") ? 4 : 3);
            if (theme.equals("noise")) {
                StringBuilder b = new StringBuilder(p);
                for (int n = random.nextInt(4); n >= 0; n--) {
                    int at = random.nextInt(b.length() + 1);
                    if (chance(50) && at < b.length()) b.deleteCharAt(at);
                    else b.insert(at, pick("(", ")", "[", "]", "{", "}", "*", "+", "?", "\\", "^", "$", "|", ".", "-", "&&", "&", "(?", "(?:", "(?<", "(?<n>", "\\k<n>", "\\k<q>", "(?i)", "(?-i", "(?im-s:", "{2}", "{1,", "{,2}", "{3,1}",
                        "\\Q", "\\E", "\\x", "\\u", "\\0", "\\c", "\\p{", "\\p", "\\P{L", "\\1", "\\9", "\\y", "\\x{41}", "\\x{", "\\u0041", "\\07", "\\cA", "[^", "[]", "[a-", "[z-a]", "(?x)", "#", " ", "(?=", "(?<!", "(?>", "(?U)", "\\b", "\\N", "a{99999999999}", "\ud83d\ude00", "é", ","));
                }
                p = b.toString();
            }
            return p;
        }

        String alternation(int depth) {
            StringBuilder b = new StringBuilder(sequence(depth));
            while (chance(22)) b.append('|').append(chance(10) ? "" : sequence(depth));
            return b.toString();
        }

        String sequence(int depth) {
            StringBuilder b = new StringBuilder();
            for (int n = random.nextInt(3); n >= 0; n--) {
                b.append(atom(depth));
                if (theme.equals("comments")) b.append(pick("", " ", "\n", "#x\n", "\t"));
                if (chance(38)) b.append(quantifier());
                if (theme.equals("comments")) b.append(pick("", "", " ", "# b\r"));
            }
            return b.toString();
        }

        String quantifier() {
            String q = pick("*", "+", "?", "*", "+", "?", "{2}", "{1,2}", "{0,1}", "{2,}", "{0}", "{1,3}", "{0,2}");
            return q + pick("", "", "", "?", "?", "+");
        }

        String atom(int depth) {
            if (depth > 0 && chance(theme.equals("nested") ? 55 : 30)) return group(depth - 1);
            if (groups > 0 && chance(8)) return chance(20) && named ? "\\k<n>" : "\\" + (1 + random.nextInt(groups + (chance(5) ? 2 : 0)));
            if (chance(5)) return pick("^", "$", "\\b", "\\B", "\\A", "\\z", "\\Z", "\\G");
            switch (theme) {
                case "class":
                    return chance(75) ? set(2) : literal();
                case "unicode":
                    return chance(25) ? set(2) : chance(20) ? pick(".", "\\w", "\\W", "\\b", "\\B", "\\s", "\\S", "\\d", "\\h", "\\H", "(?i)", "(?iu)", "(?U)", "(?u)") : literal();
                case "lines":
                    return pick("^", "$", "\\Z", "\\z", ".", "\\R", "\\h", "\\v", "\\V", "a", "\\s", "\\n", "\\r", "(?s:.)", "(?d:.)", "(?m:^)", "(?m:$)", "(?dm:$)", "(?d:\\Z)", "$", "^");
                case "noise":
                    return chance(40) ? set(2) : literal();
                case "props":
                    return property();
                case "everyday":
                    return pick("\\w+", "\\d+", "\\s*", "[a-z]+", "[^,]*", ".*", ".*?", "foo", "bar", "error", "[A-Za-z0-9_]", "-", ":", "\\.", "@", "\\S+", "(?i:hello)");
                default:
                    return chance(15) ? set(1) : literal();
            }
        }

        String property() {
            String name = pick("L", "Lu", "Ll", "Lt", "LC", "M", "Mn", "N", "Nd", "Nl", "P", "Pd", "S", "Sc", "So", "Z", "Zs", "C", "Cc", "Cn", "Cs", "Co", "LD", "L1", "all", "ASCII", "Alnum", "Alpha", "Ascii", "Blank", "Cntrl", "Digit",
                "Graph", "Lower", "Print", "Punct", "Space", "Upper", "XDigit", "IsAlphabetic", "IsLetter", "IsIdeographic", "IsUppercase", "IsLowercase", "IsTitlecase", "IsPunctuation", "IsControl", "IsWhite_Space", "IsWhiteSpace", "IsDigit", "IsHex_Digit",
                "IsNoncharacter_Code_Point", "IsAssigned", "IsJoin_Control", "IsL", "IsLu", "IsLatin", "IsHangul", "IsHan", "IsHiragana", "IsKatakana", "IsGreek", "InGreek", "InBasicLatin", "InBasic Latin", "InBASIC_LATIN", "InHangul Syllables", "InHiragana",
                "javaLowerCase", "javaUpperCase", "javaAlphabetic", "javaIdeographic", "javaTitleCase", "javaDigit", "javaDefined", "javaLetter", "javaLetterOrDigit", "javaJavaIdentifierStart", "javaJavaIdentifierPart", "javaUnicodeIdentifierStart", "javaUnicodeIdentifierPart",
                "javaIdentifierIgnorable", "javaSpaceChar", "javaWhitespace", "javaISOControl", "javaMirrored", "sc=Latin", "script=Hangul", "blk=Greek", "block=Hiragana", "gc=Lu", "general_category=Nd", "IsWord", "Word", "isalpha", "latin", "Isalphabetic", "IsPOSIX_ALPHA", "alpha", "IsALPHABETIC", "Islu", "IsHANGUL", "IsLATN", "sc=kore", "Emoji", "IsEmoji", "");
            String p = chance(6) ? pick("\\pL", "\\PL", "\\pN", "\\pZ", "\\px") : (chance(75) ? "\\p{" : "\\P{") + name + "}";
            return chance(20) ? "[" + (chance(40) ? "^" : "") + p + pick("", "a", "&&[^a]", "\\d") + "]" : chance(15) ? pick("(?i)", "(?iu)", "(?U)") + p : p;
        }

        String literal() {
            switch (theme) {
                case "unicode":
                    return pick("a", "A", "k", "K", "\u212a", "s", "\u017f", "i", "I", "\u0130", "\u0131", "é", "É", "\u0301", "\ud83d\ude00", "\ud83d", "\ude00", "\\ud83d\\ude00", "\\ude00", "\\x{1F600}", "한", "\\uae00", "ß", "\u1e9e", "\u03c3", "\u03a3",
                        "ÿ", "\u00b5", "\u01c5", "\u1f88", "\ud801\udc00", "\\x{10428}", "aé", "kK", "\ud83d\ude00a", "\\xe9");
                case "noise":
                case "class":
                    return pick("a", "b", "c", "d", "x", "Z", "0", "-", "&", "\\[", "\\]", "]", "}", "\\^", "\\x61", "\\u0062", "\\0141", "\\t", "\\n", "\\.", ".", "\\w", "\\W", "\\d", "\\D", "\\s", "\\S", "\\Q[a]\\E", "\\cA", "\\e", "\\a", "\\-", "é", ",");
                default:
                    return pick("a", "a", "b", "b", "c", ".", "ab", "\\w", "x", "aba", "(?i)a");
            }
        }

        String set(int depth) {
            StringBuilder b = new StringBuilder("[");
            if (chance(30)) b.append('^');
            for (int n = random.nextInt(4); n >= 0; n--) {
                if (depth > 0 && chance(18)) b.append(set(depth - 1));
                else if (chance(15)) b.append("&&");
                else if (theme.equals("unicode")) b.append(pick("a-z", "A-Z", "à-ÿ", "\u0100-\u017f", "\ud83d\ude00-\ud83d\ude05", "\\x{1F600}-\\x{1F602}", "\ud83d", "\\ude00", "k", "K", "s", "i", "I", "é", "\u212a", "ÿ", "\u00b5", "\\w", "\\W", "\\S", "\\u0000-\\uffff", "\u03a3", "\u01c5", "[^a]", "H-J", "\u0130"));
                else if (theme.equals("class") || theme.equals("noise")) b.append(pick("a", "b", "c", "a-c", "b-e", "x-z", "A-C", "0-9", "-", "^", "&", "\\w", "\\W", "\\d", "\\D", "\\s", "\\]", "\\[", "\\x61-\\x63", "\\Qa-c]\\E", " ", "#", "\\p{Lower}", "\\P{Alpha}", "\\v", "\\h", "\\n-\\r", "é", "\\-", "a-", "+-/", ".", "(", "|", "\\R", "\\b", "\\1"));
                else b.append(pick("a", "b", "c", "a-b", "b-x", "^", "A-C"));
            }
            return b.append(']').toString();
        }

        String group(int depth) {
            int r = random.nextInt(100);
            if (theme.equals("behind") && r < 45) r = 92 + random.nextInt(8);
            if (r < 45) {
                groups++;
                return "(" + alternation(depth) + ")";
            }
            if (r < 65) return "(?:" + alternation(depth) + ")";
            if (r < 70 && !named) {
                named = true;
                groups++;
                return "(?<n>" + alternation(depth) + ")";
            }
            if (r < 76) return "(?>" + alternation(depth) + ")";
            if (r < 82) return "(?=" + alternation(depth) + ")";
            if (r < 87) return "(?!" + alternation(depth) + ")";
            if (r < 92) return pick("(?i:", "(?s:", "(?-i:", "(?m-s:", "(?x:", "(?u:", "(?d:", "(?U:", "(?i-u:") + alternation(depth) + ")";
            if (r < 96) return "(?<=" + alternation(depth) + ")";
            return "(?<!" + alternation(depth) + ")";
        }
    }
}
