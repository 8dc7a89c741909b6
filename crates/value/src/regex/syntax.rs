//! The parser: from the text of a pattern to the machine's nodes, without recursion.

use super::class::{Bits, Class};
use super::escape::Escape;
use super::program::{CharSet, First, Kind, NOWHERE, Node, NodeId, Op, Program, Quantifier};
use super::property::Property;
use super::scan::{Fault, Scanner, is_surrogate_or_beyond};
use super::study::{Lengths, Study};
use super::{Flags, SyntaxError, first};

/// How deeply groups may nest.
const DEPTH_LIMIT: usize = 1_000;

/// Reads a pattern given as code points.
pub(super) fn parse(points: Vec<u32>, flags: Flags) -> Result<Program, SyntaxError> {
    let mut parser = Parser {
        scan: Scanner::new(points, flags),
        nodes: Vec::new(),
        texts: Vec::new(),
        sets: Vec::new(),
        bits: Vec::new(),
        branches: Vec::new(),
        names: Vec::new(),
        groups: 1,
        locals: 0,
        loops: Vec::new(),
        repeated: Vec::new(),
        has_references: false,
        by_points: false,
        sets_groups_on_success: false,
        bracket_depth: 0,
        levels: Vec::new(),
        literals: 0,
        literal_wide: false,
        behinds: 0,
    };
    parser.parse().map_err(|Fault| parser.scan.take_error())
}

/// A stretch of nodes whose tail is not yet tied; both ends are [`NOWHERE`] when it is empty.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    head: NodeId,
    tail: NodeId,
}

impl Stretch {
    const EMPTY: Stretch = Stretch { head: NOWHERE, tail: NOWHERE };

    const fn of(node: NodeId) -> Stretch {
        Stretch { head: node, tail: node }
    }
}

/// What an open parenthesis began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opened {
    Group,
    Ahead { negated: bool },
    Behind { negated: bool, from: usize },
    Atomic,
}

/// A group that is being read.
#[derive(Debug)]
struct Level {
    opened: Opened,
    /// The flags to return to.
    flags: Flags,
    /// The number of a capturing group, else 0.
    group: u32,
    /// Where the nodes of the body begin.
    first_node: usize,
    /// The alternatives before the present one, with what is known of them together.
    alternatives: Vec<Stretch>,
    known: Option<Study>,
    /// The present alternative.
    now: Stretch,
    lengths: Lengths,
}

/// The state of reading a pattern.
#[derive(Debug)]
pub(super) struct Parser {
    pub(super) scan: Scanner,
    nodes: Vec<Node>,
    texts: Vec<u16>,
    sets: Vec<CharSet>,
    pub(super) bits: Vec<Bits>,
    branches: Vec<NodeId>,
    pub(super) names: Vec<(String, usize)>,
    pub(super) groups: usize,
    locals: u32,
    /// The bodies of loops, as ranges of nodes.
    loops: Vec<(usize, usize)>,
    /// The bodies that are tried on their own again and again, and of look-behinds.
    repeated: Vec<(usize, usize)>,
    pub(super) has_references: bool,
    pub(super) by_points: bool,
    sets_groups_on_success: bool,
    pub(super) bracket_depth: usize,
    levels: Vec<Level>,
    /// How many literals without quantifier stand in a row up to here.
    literals: usize,
    /// Whether the first of them is beyond the basic plane, or a letter with more than ASCII case.
    literal_wide: bool,
    /// The look-behinds that are open.
    behinds: usize,
}

impl Parser {
    fn parse(&mut self) -> Result<Program, Fault> {
        let mut level = self.level(Opened::Group, 0, self.scan.flags);
        loop {
            match self.scan.peek() {
                0x28 => {
                    self.end_literals();
                    if let Some(inner) = self.open()? {
                        if self.levels.len() >= DEPTH_LIMIT {
                            return self.scan.error("Groups nest too deeply");
                        }
                        self.levels.push(std::mem::replace(&mut level, inner));
                    }
                }
                0x7c => {
                    self.end_literals();
                    self.scan.next();
                    self.alternative(&mut level);
                }
                point if point == 0x29 || point == 0 && self.scan.is_at_end() => {
                    self.end_literals();
                    let Some(outer) = self.levels.pop() else { break };
                    let inner = std::mem::replace(&mut level, outer);
                    self.close(inner, &mut level)?;
                }
                point => self.item(point, &mut level)?,
            }
        }
        if self.scan.cursor != self.scan.len() {
            if self.scan.peek() == 0x29 {
                return self.scan.error("Unmatched closing ')'");
            }
            return self.scan.error("Unexpected internal error");
        }
        let (body, lengths) = self.body(level);
        let finish = self.node(Op::Finish);
        let start = self.tie(body, finish);
        Ok(self.finish(start, finish, lengths.total()))
    }

    fn level(&self, opened: Opened, group: u32, flags: Flags) -> Level {
        Level {
            opened,
            flags,
            group,
            first_node: self.nodes.len(),
            alternatives: Vec::new(),
            known: None,
            now: Stretch::EMPTY,
            lengths: Lengths::default(),
        }
    }

    fn node(&mut self, op: Op) -> NodeId {
        self.nodes.push(Node { op, next: NOWHERE });
        self.nodes.len() as NodeId - 1
    }

    /// Ties a stretch to the node that comes after it, and gives its head.
    fn tie(&mut self, stretch: Stretch, next: NodeId) -> NodeId {
        if stretch.tail == NOWHERE {
            return next;
        }
        self.nodes[stretch.tail as usize].next = next;
        stretch.head
    }

    /// Ties a stretch to the end of a part that is tried on its own.
    fn alone(&mut self, stretch: Stretch) -> NodeId {
        let accept = self.node(Op::Accept);
        self.tie(stretch, accept)
    }

    fn join(&mut self, first: Stretch, second: Stretch) -> Stretch {
        if second.head == NOWHERE {
            return first;
        }
        Stretch { head: self.tie(first, second.head), tail: second.tail }
    }

    fn append(&mut self, level: &mut Level, stretch: Stretch) {
        level.now = self.join(level.now, stretch);
    }

    /// Ends the present alternative at a `|`.
    fn alternative(&mut self, level: &mut Level) {
        level.alternatives.push(std::mem::replace(&mut level.now, Stretch::EMPTY));
        let study = std::mem::take(&mut level.lengths).total();
        level.known = Some(level.known.map_or(study, |known| known.or(study)));
    }

    /// The whole body of a level.
    fn body(&mut self, mut level: Level) -> (Stretch, Lengths) {
        let Some(known) = level.known else { return (level.now, level.lengths) };
        level.alternatives.push(level.now);
        let mut lengths = Lengths::default();
        lengths.branch(known.or(level.lengths.total()), self.behinds > 0);
        (self.branch(&level.alternatives), lengths)
    }

    fn branch(&mut self, alternatives: &[Stretch]) -> Stretch {
        let join = self.node(Op::Pass);
        let start = self.branches.len() as u32;
        for &alternative in alternatives {
            let head = self.tie(alternative, join);
            self.branches.push(head);
        }
        let head = self.node(Op::Branch { start, len: alternatives.len() as u32 });
        Stretch { head, tail: join }
    }

    /// Reads the start of a group; nothing if it only set flags.
    fn open(&mut self) -> Result<Option<Level>, Fault> {
        let flags = self.scan.flags;
        if self.scan.next() != u32::from(b'?') {
            self.groups += 1;
            return Ok(Some(self.level(Opened::Group, self.groups as u32 - 1, flags)));
        }
        let point = self.scan.skip();
        let opened = match char::from_u32(point).unwrap_or('\0') {
            ':' => Opened::Group,
            '=' => Opened::Ahead { negated: false },
            '!' => Opened::Ahead { negated: true },
            '>' => Opened::Atomic,
            '<' => match self.scan.read() {
                sign @ (0x3d | 0x21) => {
                    self.behinds += 1;
                    Opened::Behind { negated: sign == 0x21, from: self.scan.cursor }
                }
                first => {
                    let name = self.group_name(first)?;
                    if self.names.iter().any(|(known, _)| *known == name) {
                        return self.scan.error(format!("Named capturing group <{name}> is already defined"));
                    }
                    self.names.push((name, self.groups));
                    self.groups += 1;
                    return Ok(Some(self.level(Opened::Group, self.groups as u32 - 1, flags)));
                }
            },
            '$' | '@' => return self.scan.error("Unknown group type"),
            _ => {
                self.scan.unread();
                self.read_flags();
                match self.scan.read() {
                    0x29 => return Ok(None),
                    0x3a => Opened::Group,
                    _ => return self.scan.error("Unknown inline modifier"),
                }
            }
        };
        Ok(Some(self.level(opened, 0, flags)))
    }

    /// Reads flags such as `im-s`.
    fn read_flags(&mut self) {
        let mut off = false;
        let mut point = self.scan.peek();
        loop {
            match char::from_u32(point) {
                Some('-') if !off => off = true,
                letter => match letter.and_then(Flags::of_letter) {
                    Some(flag) if off => self.scan.flags = self.scan.flags.without(flag),
                    Some(flag) => self.scan.flags = self.scan.flags.with(flag),
                    None => return,
                },
            }
            point = self.scan.next();
        }
    }

    /// Ends a group: its parenthesis, and the quantifier after it.
    fn close(&mut self, inner: Level, outer: &mut Level) -> Result<(), Fault> {
        let Level { opened, flags, group, first_node, .. } = inner;
        let (body, lengths) = self.body(inner);
        let study = lengths.total();
        if let Opened::Behind { .. } = opened {
            if !study.bounded {
                return self.scan.error("Look-behind group does not have an obvious maximum length");
            }
            self.behinds -= 1;
        }
        if self.scan.read() != 0x29 {
            return self.scan.error("Unclosed group");
        }
        let from_end = self.scan.len();
        self.scan.flags = flags;
        let quantifier = self.closure()?;
        let op = match opened {
            Opened::Group => {
                self.close_group(outer, body, lengths, group, first_node, quantifier);
                return Ok(());
            }
            Opened::Ahead { negated } => Op::Ahead { body: self.alone(body), negated },
            Opened::Atomic => Op::Atomic { body: self.alone(body) },
            Opened::Behind { negated, from } => {
                let end = self.node(Op::BehindEnd);
                let by_points = from < from_end && self.scan.has_surrogates_from(from);
                Op::Behind { body: self.tie(body, end), negated, min: study.min, max: study.max, by_points }
            }
        };
        let optional = quantifier.is_some_and(|quantifier| quantifier.optional);
        if opened == Opened::Atomic && (optional || quantifier.is_none()) {
            outer.lengths.part(lengths, optional, self.behinds > 0);
            self.add(outer, op, Study::EMPTY, quantifier);
        } else {
            let study = if opened == Opened::Atomic { study } else { Study::EMPTY };
            self.add(outer, op, study, quantifier);
        }
        Ok(())
    }

    fn close_group(
        &mut self,
        outer: &mut Level,
        body: Stretch,
        lengths: Lengths,
        group: u32,
        first_node: usize,
        quantifier: Option<Quantifier>,
    ) {
        let Some(quantifier) = quantifier else {
            let stretch = self.group(body, group);
            self.append(outer, stretch);
            outer.lengths.splice(lengths);
            return;
        };
        let study = lengths.total();
        let in_behind = self.behinds > 0;
        let Quantifier { min, max, kind, optional, .. } = quantifier;
        if kind == Kind::Possessive {
            if optional {
                outer.lengths.part(lengths, true, in_behind);
            } else {
                outer.lengths.repeated(study, &quantifier, in_behind);
            }
            let stretch = self.group(body, group);
            let body = self.alone(stretch);
            let op = if optional {
                Op::Maybe { body, kind }
            } else {
                self.repeated.push((first_node, self.nodes.len()));
                Op::Curly { body, min, max, kind, group: 0, is_group: false }
            };
            let node = self.node(op);
            self.append(outer, Stretch::of(node));
        } else if optional {
            let stretch = self.group(body, group);
            if stretch.head != NOWHERE {
                let order =
                    if kind == Kind::Greedy { [stretch, Stretch::EMPTY] } else { [Stretch::EMPTY, stretch] };
                let branch = self.branch(&order);
                self.append(outer, branch);
            }
            outer.lengths.branch(study.or(Study::EMPTY), in_behind);
        } else if study.deterministic {
            outer.lengths.repeated(study, &quantifier, in_behind);
            let node = match self.single(body) {
                Some(set) if group == 0 => self.node(repeat(set, &quantifier)),
                _ => {
                    let body = self.alone(body);
                    self.repeated.push((first_node, self.nodes.len()));
                    self.sets_groups_on_success |= group != 0 && kind == Kind::Greedy;
                    self.node(Op::Curly { body, min, max, kind, group, is_group: true })
                }
            };
            self.append(outer, Stretch::of(node));
        } else {
            let begin = self.local();
            let count = self.local();
            let open = self.node(Op::Open { local: begin, again: true });
            let mut stretch = self.join(Stretch::of(open), body);
            if group != 0 {
                let close = self.node(Op::Close { local: begin, group });
                stretch = self.join(stretch, Stretch::of(close));
            }
            self.loops.push((first_node, self.nodes.len()));
            let lazy = kind == Kind::Lazy;
            let looped = self.node(Op::Loop { body: open, min, max, lazy, count, begin, memo: NOWHERE });
            self.tie(stretch, looped);
            let head = self.node(Op::Prolog { looped });
            self.append(outer, Stretch { head, tail: looped });
            outer.lengths.then(Study { deterministic: false, ..Study::UNBOUNDED });
        }
    }

    /// A group's body with what sets its capture.
    fn group(&mut self, body: Stretch, group: u32) -> Stretch {
        if group == 0 {
            return body;
        }
        let local = self.local();
        let open = self.node(Op::Open { local, again: false });
        let close = self.node(Op::Close { local, group });
        let opened = self.join(Stretch::of(open), body);
        self.join(opened, Stretch::of(close))
    }

    fn local(&mut self) -> u32 {
        self.locals += 1;
        self.locals - 1
    }

    /// The set of a stretch that is one character.
    fn single(&mut self, stretch: Stretch) -> Option<u32> {
        if stretch.head != stretch.tail || stretch.head == NOWHERE {
            return None;
        }
        match self.nodes[stretch.head as usize].op {
            Op::Unit(unit) => Some(self.set(Class::Single(u32::from(unit)))),
            Op::Set(set) => Some(set),
            _ => None,
        }
    }

    fn set(&mut self, class: Class) -> u32 {
        self.sets.push(CharSet::new(class, &self.bits));
        self.sets.len() as u32 - 1
    }

    /// Reads anything but a group.
    fn item(&mut self, point: u32, level: &mut Level) -> Result<(), Fault> {
        let flags = self.scan.flags;
        let unix = flags.has(Flags::UNIX_LINES);
        let mut is_literal = false;
        let op = match char::from_u32(point).unwrap_or('\u{fffd}') {
            '[' => {
                self.bracket_depth = 0;
                let class = self.bracket(true)?;
                self.class(class)
            }
            '\\' => {
                let letter = self.scan.next_escaped();
                if letter == u32::from(b'p') || letter == u32::from(b'P') {
                    let class = self.family(letter == u32::from(b'P'))?;
                    self.class(class)
                } else {
                    self.scan.unread();
                    match self.escape(false, false)? {
                        Escape::Point(point) => {
                            is_literal = true;
                            self.literal(point)
                        }
                        Escape::Class(class) => self.class(class),
                        Escape::Op(op) => op,
                    }
                }
            }
            '^' => {
                self.scan.next();
                if flags.has(Flags::MULTILINE) { Op::LineStart { unix } } else { Op::Begin }
            }
            '$' => {
                self.scan.next();
                Op::LineEnd { unix, multiline: flags.has(Flags::MULTILINE) }
            }
            '.' => {
                self.scan.next();
                // Unlike other sets it does not make a search step by whole characters.
                let all = flags.has(Flags::DOTALL);
                Op::Set(self.set(if all { Class::Property(Property::All) } else { Class::Dot { unix } }))
            }
            sign @ ('*' | '+' | '?') => {
                self.scan.next();
                return self.scan.error(format!("Dangling meta character '{sign}'"));
            }
            // A repetition of nothing, if it is one.
            '{' => Op::Pass,
            _ => {
                self.scan.next();
                is_literal = true;
                self.by_points |= is_surrogate_or_beyond(point);
                self.literal(point)
            }
        };
        let study = match op {
            Op::Unit(_) | Op::Set(_) => Study::of(1, 1),
            Op::LineBreak => Study::of(1, 2),
            Op::Back { .. } => Study::UNBOUNDED,
            _ => Study::EMPTY,
        };
        let quantifier = self.closure()?;
        let wide = is_literal && matches!(op, Op::Set(set) if !self.sets[set as usize].class.is_basic());
        if is_literal && quantifier.is_none() {
            self.literals += 1;
            self.literal_wide = wide && (self.literals == 1 || self.literal_wide);
        } else {
            self.end_literals();
            self.by_points |= wide;
        }
        self.add(level, op, study, quantifier);
        Ok(())
    }

    /// Ends a row of literals: Java searches by whole characters for a lone wide one, but not for several.
    fn end_literals(&mut self) {
        self.by_points |= self.literals == 1 && self.literal_wide;
        self.literals = 0;
        self.literal_wide = false;
    }

    fn class(&mut self, class: Class) -> Op {
        self.by_points |= !class.is_basic();
        Op::Set(self.set(class))
    }

    fn literal(&mut self, point: u32) -> Op {
        let flags = self.scan.flags;
        match Class::single(point, flags.has(Flags::CASE_INSENSITIVE), flags.has(Flags::UNICODE_CASE)) {
            Class::Single(point) if !is_surrogate_or_beyond(point) => Op::Unit(point as u16),
            class => Op::Set(self.set(class)),
        }
    }

    /// Adds an atom and its quantifier.
    fn add(&mut self, level: &mut Level, op: Op, study: Study, quantifier: Option<Quantifier>) {
        let Some(quantifier) = quantifier else {
            level.lengths.then(study);
            if let Op::Unit(unit) = op
                && self.extend_text(level.now.tail, unit)
            {
                return;
            }
            if !matches!(op, Op::Pass) {
                let node = self.node(op);
                self.append(level, Stretch::of(node));
            }
            return;
        };
        let Quantifier { min, max, kind, optional, scanning } = quantifier;
        match op {
            _ if optional => level.lengths.then(study.optional()),
            Op::Unit(_) | Op::Set(_) if scanning => level.lengths.scanned(min),
            _ => level.lengths.repeated(study, &quantifier, self.behinds > 0),
        }
        let op = match op {
            Op::Pass => return,
            Op::Unit(unit) => {
                let set = self.set(Class::Single(u32::from(unit)));
                repeat(set, &quantifier)
            }
            Op::Set(set) => repeat(set, &quantifier),
            op => {
                let first_node = self.nodes.len();
                let node = self.node(op);
                let body = self.alone(Stretch::of(node));
                if optional {
                    Op::Maybe { body, kind }
                } else {
                    self.repeated.push((first_node, self.nodes.len()));
                    Op::Curly { body, min, max, kind, group: 0, is_group: false }
                }
            }
        };
        let node = self.node(op);
        self.append(level, Stretch::of(node));
    }

    /// Adds a unit to the text before it, if that is one.
    fn extend_text(&mut self, tail: NodeId, unit: u16) -> bool {
        let Some(node) = self.nodes.get_mut(tail as usize) else { return false };
        match &mut node.op {
            Op::Unit(before) => {
                let start = self.texts.len() as u32;
                self.texts.extend([*before, unit]);
                node.op = Op::Text { start, len: 2 };
                true
            }
            Op::Text { start, len } if (*start + *len) as usize == self.texts.len() => {
                self.texts.push(unit);
                *len += 1;
                true
            }
            _ => false,
        }
    }

    /// Reads a quantifier, if there is one.
    fn closure(&mut self) -> Result<Option<Quantifier>, Fault> {
        let (min, max, optional) = match self.scan.peek() {
            0x3f => {
                self.scan.next();
                (0, 1, true)
            }
            0x2a => {
                self.scan.next();
                (0, i32::MAX, false)
            }
            0x2b => {
                self.scan.next();
                (1, i32::MAX, false)
            }
            0x7b => {
                let (min, max) = self.counts()?;
                let kind = self.kind();
                let scanning = kind == Kind::Greedy && max == i32::MAX;
                return Ok(Some(Quantifier { min, max, kind, optional: (min, max) == (0, 1), scanning }));
            }
            _ => return Ok(None),
        };
        let kind = self.kind();
        let scanning = !optional && kind == Kind::Greedy;
        Ok(Some(Quantifier { min, max, kind, optional, scanning }))
    }

    fn kind(&mut self) -> Kind {
        match self.scan.peek() {
            0x3f => {
                self.scan.next();
                Kind::Lazy
            }
            0x2b => {
                self.scan.next();
                Kind::Possessive
            }
            _ => Kind::Greedy,
        }
    }

    /// Reads `{n}`, `{n,}` or `{n,m}`.
    fn counts(&mut self) -> Result<(i32, i32), Fault> {
        let digit = |point: u32| (0x30..=0x39).contains(&point).then(|| point as i32 - 0x30);
        let mut point = self.scan.skip();
        let Some(mut more) = digit(point) else {
            return self.scan.error("Illegal repetition");
        };
        let mut min = 0i32;
        loop {
            min = match min.checked_mul(10).and_then(|tens| tens.checked_add(more)) {
                Some(min) => min,
                None => return self.scan.error("Illegal repetition range"),
            };
            point = self.scan.read();
            match digit(point) {
                Some(next) => more = next,
                None => break,
            }
        }
        let mut max = min;
        if point == u32::from(b',') {
            point = self.scan.read();
            max = i32::MAX;
            if point != u32::from(b'}') {
                max = 0;
                while let Some(more) = digit(point) {
                    max = match max.checked_mul(10).and_then(|tens| tens.checked_add(more)) {
                        Some(max) => max,
                        None => return self.scan.error("Illegal repetition range"),
                    };
                    point = self.scan.read();
                }
            }
        }
        if point != u32::from(b'}') {
            return self.scan.error("Unclosed counted closure");
        }
        if max < min {
            return self.scan.error("Illegal repetition range");
        }
        Ok((min, max))
    }

    /// Marks what lies in loops, takes out the nodes that do nothing, and looks what a match starts with.
    fn finish(&mut self, start: NodeId, finish: NodeId, study: Study) -> Program {
        let mut memos = 0;
        if !self.loops.is_empty() {
            let depths = |ranges: &[(usize, usize)]| {
                let mut edges = vec![0i32; self.nodes.len() + 1];
                for &(from, to) in ranges {
                    edges[from] += 1;
                    edges[to] -= 1;
                }
                edges.into_iter().scan(0, |depth, edge| {
                    *depth += edge;
                    Some(*depth > 0)
                })
            };
            let in_loop: Vec<bool> = depths(&self.loops).collect();
            let repeated: Vec<bool> = depths(&self.repeated).collect();
            let has_references = self.has_references;
            for (at, node) in self.nodes.iter_mut().enumerate() {
                match &mut node.op {
                    Op::Open { again, .. } => *again |= in_loop[at],
                    Op::Loop { lazy: false, max: i32::MAX, memo, .. }
                        if !in_loop[at] && !repeated[at] && !has_references =>
                    {
                        *memo = memos as u32;
                        memos += 1;
                    }
                    _ => {}
                }
            }
        }
        self.take_out_passes();
        let start = self.real(start);
        let mut program = Program {
            nodes: std::mem::take(&mut self.nodes),
            start,
            finish,
            texts: std::mem::take(&mut self.texts),
            sets: std::mem::take(&mut self.sets),
            bits: std::mem::take(&mut self.bits),
            branches: std::mem::take(&mut self.branches),
            groups: self.groups,
            names: std::mem::take(&mut self.names),
            locals: self.locals as usize,
            memos,
            by_points: self.by_points,
            min_length: study.min.max(0) as usize,
            first: First::Any,
            sets_groups_on_success: self.sets_groups_on_success,
        };
        program.first = first::of_match(&program);
        program
    }

    fn real(&self, mut node: NodeId) -> NodeId {
        while let Some(Node { op: Op::Pass, next }) = self.nodes.get(node as usize) {
            node = *next;
        }
        node
    }

    fn take_out_passes(&mut self) {
        // Passes first, from the last made (the outer ones) on, so that chains stay short.
        for at in (0..self.nodes.len()).rev() {
            let next = self.real(self.nodes[at].next);
            self.nodes[at].next = next;
        }
        for at in 0..self.branches.len() {
            self.branches[at] = self.real(self.branches[at]);
        }
        for at in 0..self.nodes.len() {
            let mut op = self.nodes[at].op.clone();
            if let Op::Ahead { body, .. }
            | Op::Behind { body, .. }
            | Op::Atomic { body }
            | Op::Maybe { body, .. }
            | Op::Curly { body, .. } = &mut op
            {
                *body = self.real(*body);
                self.nodes[at].op = op;
            }
        }
    }
}

fn repeat(set: u32, quantifier: &Quantifier) -> Op {
    let max = if quantifier.max == i32::MAX { u32::MAX } else { quantifier.max as u32 };
    Op::Repeat { set, min: quantifier.min as u32, max, kind: quantifier.kind }
}
