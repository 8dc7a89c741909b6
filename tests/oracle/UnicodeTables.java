import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntPredicate;

/**
 * Writes the character tables of the regular expression engine, as this JDK has them.
 *
 * Usage: java UnicodeTables.java crates/value/src/regex/unicode
 *
 * `categories.bin`: the runs of general categories from U+0000 on. A byte is the category (low five bits, 17 and 31 being
 * runs that alternate from upper or lower case) and the length less one (high three bits; 7: a varint of what is beyond 7 follows).
 * `ranges.bin`: sets in the order of `SETS`, each a 16-bit length of its bytes, then varints: gap, length less one, gap, ...
 */
public final class UnicodeTables {
    static final String[] SETS = {"mirrored", "ideographic", "alphabetic", "lowercase", "uppercase", "ARABIC", "ARMENIAN", "BENGALI", "CYRILLIC", "DEVANAGARI", "GEORGIAN", "GREEK", "HAN", "HANGUL",
        "HEBREW", "HIRAGANA", "KATAKANA", "LATIN", "TAMIL", "THAI"};

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        ByteArrayOutputStream categories = new ByteArrayOutputStream();
        for (int c = 0; c < 0x110000; ) {
            int type = Character.getType(c);
            int length = 1;
            if (type == 1 || type == 2) {
                while (c + length < 0x110000 && Character.getType(c + length) == (length % 2 == 0 ? type : 3 - type)) length++;
            }
            int code = type == 1 ? 17 : 31;
            // A run of two that alternate is worth it only where each is alone.
            if (length == 1 || Character.getType(c + length) == Character.getType(c + length - 1)) {
                if (length > 1) length--;
                if (length == 1) {
                    code = type;
                    while (c + length < 0x110000 && Character.getType(c + length) == type) length++;
                }
            }
            int rest = length - 1;
            categories.write(code | Math.min(rest, 7) << 5);
            if (rest >= 7) varint(categories, rest - 7);
            c += length;
        }
        Files.write(folder.resolve("categories.bin"), categories.toByteArray());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String set : SETS) {
            IntPredicate in = set.equals("mirrored") ? Character::isMirrored
                : set.equals("ideographic") ? Character::isIdeographic
                // Beyond what the categories say already.
                : set.equals("alphabetic") ? c -> Character.isAlphabetic(c) && !Character.isLetter(c) && Character.getType(c) != Character.LETTER_NUMBER
                : set.equals("lowercase") ? c -> Character.isLowerCase(c) && Character.getType(c) != Character.LOWERCASE_LETTER
                : set.equals("uppercase") ? c -> Character.isUpperCase(c) && Character.getType(c) != Character.UPPERCASE_LETTER
                : c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.valueOf(set);
            ByteArrayOutputStream one = new ByteArrayOutputStream();
            int end = 0;
            for (int c = 0; c < 0x110000; c++) {
                if (!in.test(c)) continue;
                int start = c;
                while (c + 1 < 0x110000 && in.test(c + 1)) c++;
                varint(one, start - end);
                varint(one, c - start);
                end = c + 1;
            }
            all.write(one.size() & 0xff);
            all.write(one.size() >> 8);
            all.writeBytes(one.toByteArray());
        }
        Files.write(folder.resolve("ranges.bin"), all.toByteArray());
    }

    static void varint(ByteArrayOutputStream out, int n) {
        for (; n >= 0x80; n >>>= 7) out.write(n & 0x7f | 0x80);
        out.write(n);
    }
}
