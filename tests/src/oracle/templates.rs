//! Random templates: well-formed ones, wide in constructs and deep in nesting, damaged ones, and plain noise.

use crate::oracle::random::Random;

mod catalogue;
mod words;

use words::{FORMATS, METHODS, NOISE, NUMBERS, PATTERNS, PROPERTIES, REPLACEMENTS, ROOTS, TEXTS};

/// What the templates find defined: a JSON object.
pub const VARIABLES: &str = r#"{"a":"A","s":"Hello World","e":"","u":"grüße 😀","csv":"a,b,,c,,","num":"42",
"n":5,"i":0,"neg":-3,"long":12345678901,"huge":123456789012345678901234567890,"d":2.5,"w":3.0,"t":true,"f":false,
"nul":null,"l":[1,2,3],"ls":["b","a","c","a"],"none":[],"mix":[1,"x",null,2.5,true,[7],{"q":1}],
"m":{"k":"v","kk":[1,{"x":"y"}],"nil":null,"size":7,"class":"c","a-b":"hy","1":"one"},"void":{},
"rows":[{"id":1,"name":"Ann"},{"id":2,"name":"Bob","tags":["x","y"]},{"id":3}]}"#;

/// Writes what may follow the `$` of a reference.
pub type Roots = fn(&mut Random) -> String;

/// A template of any sort.
pub fn template(random: &mut Random) -> String {
    if random.once_in(8) {
        return catalogue::calls(random);
    }
    template_over(random, |random| defined(random).to_owned())
}

/// A template of any sort whose references begin with these roots.
pub fn template_over(random: &mut Random, roots: Roots) -> String {
    match random.below(10) {
        0 => noise(random),
        1 | 2 => {
            let text = formed(random, roots);
            damaged(random, &text)
        }
        3 | 4 => calls(random, roots),
        _ => formed(random, roots),
    }
}

/// One of the names that are defined.
pub fn defined(random: &mut Random) -> &'static str {
    random.pick(&ROOTS)
}

/// Pieces in any order.
fn noise(random: &mut Random) -> String {
    (0..=random.below(14)).map(|_| random.pick(&NOISE)).collect()
}

/// A template with some characters taken out, put in or doubled.
#[must_use]
pub fn damaged(random: &mut Random, text: &str) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for _ in 0..=random.below(3) {
        if characters.is_empty() {
            break;
        }
        let at = random.below(characters.len());
        match random.below(4) {
            0 => {
                characters.remove(at);
            }
            1 => characters.insert(at, characters[at]),
            2 => {
                let end = (at + 1 + random.below(4)).min(characters.len());
                characters.drain(at..end);
            }
            _ => {
                let piece = random.pick(&NOISE);
                characters.splice(at..at, piece.chars());
            }
        }
    }
    characters.into_iter().collect()
}

/// Method calls and operators, each result printed.
fn calls(random: &mut Random, roots: Roots) -> String {
    let mut writer = Writer { random, roots, out: String::new(), loops: 0 };
    for _ in 0..=writer.random.below(3) {
        if writer.random.once_in(3) {
            writer.out.push_str("#set($x = ");
            writer.expression(2);
            writer.out.push(')');
            writer.out.push_str("[$x]");
            if writer.random.once_in(3) {
                writer.out.push_str("$x.class.name");
            }
        } else {
            writer.out.push('[');
            writer.reference(2, true);
            writer.out.push(']');
        }
    }
    writer.out
}

/// A template that mostly parses.
fn formed(random: &mut Random, roots: Roots) -> String {
    let mut writer = Writer { random, roots, out: String::new(), loops: 0 };
    let depth = 1 + writer.random.below(4);
    writer.block(depth);
    writer.out
}

struct Writer<'r> {
    random: &'r mut Random,
    roots: Roots,
    out: String,
    loops: usize,
}

impl Writer<'_> {
    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn one(&mut self, of: &[&str]) {
        let text = self.random.pick(of);
        self.out.push_str(text);
    }

    fn maybe(&mut self, text: &str, times: usize) {
        if self.random.once_in(times) {
            self.out.push_str(text);
        }
    }

    fn block(&mut self, depth: usize) {
        for _ in 0..=self.random.below(4) {
            self.statement(depth);
        }
    }

    fn statement(&mut self, depth: usize) {
        if depth == 0 {
            return match self.random.below(4) {
                0 | 1 => self.text(),
                _ => self.reference(1, true),
            };
        }
        match self.random.below(30) {
            0..=5 => self.text(),
            6..=11 => self.reference(2, true),
            12..=15 => self.set(depth),
            16..=18 => self.conditional(depth),
            19..=21 => self.foreach(depth),
            22 => {
                let name = self.random.pick(&["d", "x", "dd"]);
                self.put(&format!("#define(${name})"));
                self.block(depth - 1);
                self.put("#end");
                self.one(&[
                    "$d",
                    "${d}",
                    "$!d",
                    "$d$d",
                    "$x",
                    "\\$d",
                    "$$d",
                    "#if($d)y#end",
                    "#set($y = \"<$d>\")$y",
                    "[$d.k]",
                    "$d.toString()",
                    "",
                ]);
            }
            23 => self.one(&[
                "## note\n",
                "##",
                "#* c *#",
                "#** doc *#",
                "#**#",
                "## $\n",
                "#*\n*#",
                "## #**x\ny",
            ]),
            24 => self.one(&["#[[ $a #if ]]#", "#[[]]#", "#[[ ## ]]#", "$#[[x]]#"]),
            25 => self.escapes(),
            26 => self.unknown(depth),
            27 => {
                if self.random.once_in(3) {
                    self.one(&[
                        "#stop",
                        "#stop()",
                        "#stop(\"w\")",
                        "#break",
                        "#break()",
                        "#break($foreach)",
                        "#break($foreach.parent)",
                        "#break($a)",
                    ]);
                }
            }
            28 => {
                self.put("#literal()");
                self.block(depth - 1);
                self.put("#end");
            }
            _ => {
                if self.random.once_in(8) {
                    self.put("#macro(mac $p)");
                    self.block(depth - 1);
                    self.put("#end");
                    self.one(&["#mac()", "\\#mac", "#mac(1 $a)", "\\\\#mac()"]);
                } else {
                    self.spaced_set(depth);
                }
            }
        }
    }

    fn text(&mut self) {
        self.one(&[
            "x", " ", "\n", "  ", "text ", "{\"k\": ", "}", ",", "a.b", "$5.00 ", "# ", "é😀", "(", ")", "[",
            "]", "\t\n", "\r\n", "- ", "#1", "$", "$ ", "C:\\dir", "\\n", "!", "100% ", "a@b", "'", "\"",
            ".x", "_", "-b",
        ]);
        if self.out.ends_with(['$', '#', '\\']) {
            self.maybe(" ", 2);
        }
    }

    fn spaced_set(&mut self, depth: usize) {
        self.one(&["\n  ", " ", "\t", "$a  ", "x\n", "#end_ ", "##\n  "]);
        self.set(depth);
        self.one(&["\n", "  \n", " x", "\r\n", ""]);
    }

    fn set(&mut self, depth: usize) {
        self.one(&["#set($", "#set( $", "#{set}($", "#set ($", "#set(${", "#set($!"]);
        let braced = self.out.ends_with('{');
        if self.random.once_in(4) {
            self.one(&[
                "x.k",
                "m.k",
                "m.new",
                "l[0]",
                "l[-1]",
                "l[9]",
                "m[\"k\"]",
                "x[0]",
                "m.kk[0]",
                "z.a",
                "foreach.v",
                "rows[0].id",
                "m.get(\"k\")",
                "m.kk[1].x",
                "s.k",
                "x.value",
                "void[$n]",
            ]);
        } else {
            self.one(&["x", "y", "z", "a", "n", "foreach", "velocityCount", "d", "long-name", "i"]);
        }
        if braced {
            self.put("}");
        }
        self.one(&[" = ", "=", " =", "= "]);
        if self.random.once_in(16) {
            // What has no value is joined to a text as it is written.
            self.one(&["\"a\" + $s * $n", "\"a\" + 1 / 0", "1 / 0 + \"a\"", "\"a\" + (1 / 0)"]);
        } else {
            self.expression(depth.min(3));
        }
        self.one(&[")", ")", ")", " )", ")\n", ") \n"]);
    }

    fn conditional(&mut self, depth: usize) {
        self.one(&["#if(", "#if (", "#{if}(", "#if( "]);
        self.expression(2);
        self.one(&[")", ")", ")\n", ")  \n"]);
        self.block(depth - 1);
        while self.random.once_in(4) {
            self.put("#elseif(");
            self.expression(1);
            self.put(")");
            self.block(depth - 1);
        }
        if self.random.once_in(2) {
            self.one(&["#else", "#{else}", "#else\n", "#else "]);
            self.block(depth - 1);
        }
        self.one(&["#end", "#end", "#{end}", "#end\n", "#end  \n"]);
    }

    fn foreach(&mut self, depth: usize) {
        self.loops += 1;
        self.one(&["#foreach($", "#foreach( $", "#foreach ($", "#{foreach}(${"]);
        let braced = self.out.ends_with('{');
        self.one(&["v", "v", "w", "x", "foreach", "velocityCount", "i"]);
        if braced {
            self.put("}");
        }
        self.one(&[" in ", " in ", " of "]);
        match self.random.below(6) {
            0 => self.range(1),
            1 => self.value(1),
            2 => self.one(&[
                "$m",
                "$m.keySet()",
                "$m.entrySet()",
                "$m.values()",
                "$rows",
                "$mix",
                "$csv.split(\",\")",
                "$void",
                "$s",
            ]),
            _ => self.one(&["$l", "$ls", "[1..3]", "$rows", "$mix", "[3..1]", "[]", "$l.iterator()"]),
        }
        self.one(&[")", ")", ")\n", " )"]);
        for _ in 0..=self.random.below(2) {
            self.one(&[
                "$v",
                "$velocityCount",
                "$foreach.count",
                "$foreach.index",
                "#if($foreach.hasNext),#end",
                "$!velocityHasNext",
                "$foreach.parent.count",
                "$v.id",
                "$v.key=$v.value",
                "$foreach",
                "#if($foreach.first)F#end",
                "$foreach.topmost.index",
                "#if($velocityCount == 2)#break#end",
                "#set($foreach.v = $v)$foreach.v",
                "$foreach.last",
                "#set($x = $l.add(4))",
                "#set($x = $m.remove(\"k\"))",
                "",
            ]);
        }
        self.block(depth - 1);
        self.one(&["#end", "#end", "#end\n", "#{end}"]);
        self.maybe("$v$foreach$velocityCount", 4);
        self.loops -= 1;
    }

    fn escapes(&mut self) {
        self.one(&[
            "\\$a",
            "\\\\$a",
            "\\\\\\$a",
            "\\$!a",
            "\\${a}",
            "\\$z",
            "\\\\$z",
            "$\\!a",
            "\\#if",
            "\\#set($x = 1)",
            "\\#foo",
            "\\\\#set($x = 1)",
            "\\\\#if($t)y#end",
            "\\\\\\#if",
            "\\#end",
            "\\#{else}",
            "\\\\#foo",
            "\\\\#\\\\",
            "\\\\#\\\\#if($t)y#end",
            "\\\\#foreach($q in $l)$q#end",
            "$$a",
            "#$a",
            "$!$a",
            "$.x",
            "\\$.x",
            "$[0]",
            "$$[0]",
            "$#",
            "#\\$a",
            "\\$s.substring(1)",
            "\\\\$s.length()",
            "$a\\$n",
            "$a\\\\",
            "\\$5",
            "$\\$5",
            "\\$$a",
            "#${a}end",
            "#${a}foo(1)",
            "$a{b}",
            "$a{b}{c}",
            "$a{1}",
            "${a}{b}",
            "$a.b(",
            "$a.b(#if($t)q#end",
            "$m.k## c\n",
            "$a## c\n",
            "$a[0]",
            "$a#set($x = 1)b",
            "$m.k #set($x = 1)b",
            "$a-",
            "$a.",
            "$a..b",
            "$a.b.c!",
        ]);
    }

    fn unknown(&mut self, depth: usize) {
        self.one(&[
            "#foo",
            "#foo ",
            "#{foo}",
            "#foo(",
            "#bar ($a ",
            "#@foo(",
            "#foo-bar",
            "#fff",
            "#note\n(",
            "$#foo(",
        ]);
        if self.out.ends_with(['(', ' ']) && self.out.contains('(') {
            for _ in 0..self.random.below(3) {
                self.one(&["", "", "word ", "#bar ", "\\$a ", "$$a "]);
                self.value(1);
                self.one(&[" ", ", ", ","]);
            }
            while self.out.ends_with([',', ' ']) {
                self.out.pop();
            }
            self.put(")");
            if self.out.contains("#@foo(") {
                self.block(depth - 1);
                self.put("#end");
            }
        }
    }

    // ---- expressions

    fn expression(&mut self, depth: usize) {
        if depth == 0 {
            return self.value(0);
        }
        match self.random.below(12) {
            0 => {
                self.one(&["!", "! ", "not ", "!!"]);
                self.operand(depth);
            }
            1 | 2 => {
                self.put("(");
                self.expression(depth - 1);
                self.put(")");
            }
            3..=6 => {
                self.operand(depth);
                for _ in 0..=self.random.below(3) {
                    self.operator();
                    self.operand(depth);
                }
            }
            _ => self.value(depth),
        }
    }

    fn operator(&mut self) {
        self.one(&[
            " + ", " + ", " - ", " * ", " / ", " % ", " == ", " != ", " < ", " <= ", " > ", " >= ", " && ",
            " || ", " and ", " or ", " eq ", " ne ", " lt ", " ge ", "+", "*", "==", "/",
        ]);
    }

    fn operand(&mut self, depth: usize) {
        match self.random.below(6) {
            0 => {
                self.put("(");
                self.expression(depth - 1);
                self.one(&[")", ") "]);
            }
            1 => {
                self.put("!");
                self.value(depth - 1);
            }
            _ => self.value(depth - 1),
        }
    }

    fn value(&mut self, depth: usize) {
        match self.random.below(14) {
            0 | 1 => self.one(&NUMBERS),
            2 => self.string(),
            3 if depth > 0 => self.interpolated(),
            4 if depth > 0 => self.list(depth),
            5 if depth > 0 => self.map(depth),
            6 => self.one(&["true", "false"]),
            7 if depth > 0 => self.range(depth),
            _ => self.reference(depth.min(2), false),
        }
    }

    fn string(&mut self) {
        let text = self.random.pick(&TEXTS);
        let quote = if self.random.once_in(2) { '"' } else { '\'' };
        self.out.push(quote);
        self.out.push_str(text);
        self.one(&["", "", "", "", "''", "\"\"", "\\n", "\\u0041", "\\u00e9"]);
        let odd = self.out.ends_with('\'') && quote == '"' || self.out.ends_with("\"\"") && quote == '\'';
        self.maybe(" ", if odd { 1 } else { 30 });
        self.out.push(quote);
    }

    fn interpolated(&mut self) {
        let mut inner =
            Writer { random: &mut *self.random, roots: self.roots, out: String::new(), loops: self.loops };
        for _ in 0..=inner.random.below(2) {
            match inner.random.below(6) {
                0 => inner.text(),
                1 => inner.conditional(1),
                2 => inner.escapes(),
                3 => inner.one(&[
                    "$a ",
                    "$5",
                    "#foo $n",
                    "$a#",
                    "$",
                    "#set($q = 1)",
                    "## c",
                    "$m.k\n",
                    "$l[0]",
                    "#foreach($q in $l)$q#end",
                    "\\u0024a $a",
                    "#stop",
                    "#* c *#",
                    "$foreach.count",
                ]),
                _ => inner.reference(1, true),
            }
        }
        let text = inner.out.replace('"', "\"\"");
        self.out.push('"');
        self.out.push_str(&text);
        self.out.push('"');
    }

    fn list(&mut self, depth: usize) {
        self.put("[");
        for index in 0..self.random.below(4) {
            if index > 0 {
                self.one(&[", ", ",", " , "]);
            }
            self.value(depth - 1);
        }
        self.put("]");
    }

    fn map(&mut self, depth: usize) {
        self.put("{");
        for index in 0..self.random.below(3) {
            if index > 0 {
                self.put(", ");
            }
            if self.random.once_in(4) {
                self.value(depth - 1)
            } else {
                self.one(&["\"k\"", "'q'", "1", "$a", "true"])
            }
            self.one(&[": ", ":", " : "]);
            self.value(depth - 1);
        }
        self.put("}");
    }

    fn range(&mut self, depth: usize) {
        self.one(&["[", "[ "]);
        self.range_end(depth);
        self.one(&["..", " .. "]);
        self.range_end(depth);
        self.put("]");
    }

    fn range_end(&mut self, depth: usize) {
        if self.random.once_in(3) {
            self.one(&["$n", "$i", "$neg", "$d", "$s", "$z", "$l.size()"]);
        } else {
            let _ = depth;
            self.one(&["0", "1", "3", "-2", "10"]);
        }
    }

    // ---- references

    fn reference(&mut self, depth: usize, printed: bool) {
        if printed {
            self.one(&["$", "$", "$", "$!", "${", "$!{"]);
        } else {
            self.one(&["$", "$", "$", "$", "${", "$!"]);
        }
        let braced = self.out.ends_with('{');
        let root = (self.roots)(self.random);
        self.put(&root);
        for _ in 0..self.random.below(depth + 2) {
            match self.random.below(8) {
                0 | 1 => {
                    self.put(".");
                    self.one(&PROPERTIES);
                }
                2 | 3 => self.index(depth),
                _ => self.call(depth),
            }
        }
        if braced {
            self.put("}");
        }
    }

    fn index(&mut self, depth: usize) {
        self.one(&["[", "[ "]);
        match self.random.below(5) {
            0 => self.one(&["\"k\"", "'kk'", "\"1\"", "true"]),
            1 if depth > 0 => self.reference(depth - 1, false),
            _ => self.one(&["0", "1", "-1", "2", "9", "-9"]),
        }
        self.put("]");
    }

    fn call(&mut self, depth: usize) {
        let (name, sorts) = METHODS[self.random.below(METHODS.len())];
        self.put(".");
        self.put(name);
        self.put("(");
        let mut sorts: Vec<char> = sorts.chars().collect();
        if self.random.once_in(20) {
            sorts.push('v');
        }
        for (at, sort) in sorts.into_iter().enumerate() {
            if at > 0 {
                self.one(&[", ", ",", " , "]);
            }
            self.argument(sort, depth);
        }
        self.put(")");
    }

    fn argument(&mut self, sort: char, depth: usize) {
        if self.random.once_in(12) {
            return self.value(depth.min(1));
        }
        match sort {
            's' => {
                let text = self.random.pick(&TEXTS);
                self.put(&format!("'{text}'"));
            }
            'i' => self.one(&["0", "1", "2", "3", "5", "-1", "16", "99", "$n", "$i"]),
            'l' => self.one(&["$l", "$ls", "[1, 2]", "['a']", "[]", "$m.keySet()", "$mix", "$none"]),
            'm' => self.one(&["$m", "{}", "{'p': 1}", "$void"]),
            'r' => {
                let pattern = self.random.pick(&PATTERNS);
                self.put(&format!("'{pattern}'"));
            }
            'p' => {
                let text = self.random.pick(&REPLACEMENTS);
                self.put(&format!("'{text}'"));
            }
            'o' => {
                let format = self.random.pick(&FORMATS);
                self.put(&format!("'{format}'"));
            }
            'c' => self.one(&["$s.charAt(0)", "$s.charAt(4)", "$u.charAt(2)"]),
            'n' => self
                .one(&["1", "5", "-7", "255", "2.5", "$n", "$long", "$d", "$huge", "1005", "0.125", "1e15"]),
            'b' => self.one(&["true", "false", "$t", "$f"]),
            'z' => self.put("null"),
            _ => self.value(depth.min(1)),
        }
    }
}
