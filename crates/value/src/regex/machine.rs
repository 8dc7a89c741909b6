//! The machine: runs a program at one place of a text, with its way back on a heap stack.
//!
//! A node either passes on to the next one or fails. A part that is tried on its own (a look-around, a repetition
//! without alternatives) ends in `Accept`; its outcome, good or bad, goes to the frame that called for it. Frames in
//! between only know how to try something else after a failure, or what to undo.

use super::casing::{ascii_lower, lower, upper};
use super::matcher::Matcher;
use super::program::{CharSet, Fold, Kind, NOWHERE, NodeId, Op};
use super::property::Property;
use super::unicode::is_letter_or_digit;
use super::unit::{is_high, is_low};
use super::{Budget, StepsExceeded, Text};

/// How many frames the stack may hold: 32 MB.
const STACK_LIMIT: usize = 1 << 20;

/// Something to come back to.
#[derive(Debug, Clone, Copy)]
pub(super) enum Frame {
    /// After a failure, go on here.
    Retry { node: NodeId, at: u32 },
    /// After a failure, try the alternatives from this one on.
    Alternatives { next: u32, end: u32, at: u32 },
    /// After a failure, restore a local.
    Local { local: u32, value: i32 },
    /// After a failure, restore a group.
    Group { group: u32, start: i32, end: i32 },
    /// After a failure, give back one character, down to a floor.
    GiveBack { node: NodeId, floor: u32, at: u32 },
    /// After a failure, take one character more.
    TakeMore { node: NodeId, at: u32, taken: u32 },
    /// After a failure of a loop's body, leave the loop.
    LeaveLoop { node: NodeId, at: u32, count: i32 },
    /// After a failure of what follows a lazy loop, run its body.
    EnterLoop { node: NodeId, at: u32, count: i32 },
    /// The look-ahead that waits for its condition.
    Ahead { node: NodeId, at: u32 },
    /// The look-behind that waits for its condition at `from`.
    Behind { node: NodeId, at: u32, from: u32, least: u32, behind_to: u32 },
    /// What goes on where its part ends.
    Atomic { node: NodeId },
    /// A part that may be there.
    Maybe { node: NodeId, at: u32 },
    /// After a failure of what follows, run the part.
    MaybeLazy { node: NodeId, at: u32 },
    /// A repetition.
    Curly(CurlyState, Phase),
}

/// How far a repetition is.
#[derive(Debug, Clone, Copy)]
pub(super) struct CurlyState {
    node: NodeId,
    at: u32,
    done: i32,
    /// The repetitions that are not given back.
    floor: i32,
    width: u32,
    /// The group before the repetitions that can be given back.
    start: i32,
    end: i32,
}

/// What a repetition waits for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Phase {
    /// The body, below the minimum.
    Least,
    /// The body, whose width is yet unknown.
    Initial,
    /// The body, expected to be as wide as before.
    More,
    /// What follows, after all repetitions; the group is set again on success.
    Follow,
    /// Repetitions of another width, and what follows them.
    Wider,
    /// What follows, before a lazy repetition.
    LazyFollow,
    /// The body of a lazy repetition.
    LazyBody,
    /// The body of a possessive repetition.
    Possessive,
}

/// The places where a loop's body is known to fail, as bits.
#[derive(Debug, Clone, Default)]
pub(super) struct Memo {
    bits: Vec<u64>,
    /// The words that may be set.
    low: usize,
    high: usize,
}

impl Memo {
    pub(super) fn clear(&mut self) {
        if self.low < self.high {
            self.bits[self.low..self.high].fill(0);
        }
        self.low = 0;
        self.high = 0;
    }

    fn has(&self, at: usize) -> bool {
        self.bits.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 != 0)
    }

    fn add(&mut self, at: usize, len: usize) {
        if self.bits.is_empty() {
            self.bits.resize(len / 64 + 1, 0);
        }
        let word = at / 64;
        self.bits[word] |= 1 << (at % 64);
        (self.low, self.high) = if self.low < self.high {
            (self.low.min(word), self.high.max(word + 1))
        } else {
            (word, word + 1)
        };
    }
}

/// Where the machine goes on, or how the present part came out.
enum Then {
    Go(NodeId, usize),
    Done(bool),
}

use Then::{Done, Go};

impl Matcher<'_> {
    /// Tries a program of one node, which the search calls at many places.
    #[inline]
    pub(super) fn run_single(
        &self,
        at: usize,
        budget: &mut Budget,
    ) -> Option<Result<Option<usize>, StepsExceeded>> {
        let node = &self.program.nodes[self.program.start as usize];
        if node.next != self.program.finish || self.whole {
            return None;
        }
        let to = match node.op {
            Op::Unit(unit) => (self.text.get(at) == Some(unit)).then_some(at + 1),
            Op::Set(set) => match self.set_at(self.set(set), at) {
                0 => None,
                len => Some(at + len),
            },
            Op::Repeat { set, min, max, kind } => {
                let goal = if kind == Kind::Lazy { min } else { max };
                let (to, taken, _) = self.scan(set, at, min, goal);
                (taken >= min).then_some(to)
            }
            _ => return None,
        };
        Some(budget.take(1 + (to.unwrap_or(at) - at) as u64 / 16).map(|()| to))
    }

    /// Tries the program at a place; `last` and the groups tell what it matched.
    pub(super) fn run(&mut self, at: usize, budget: &mut Budget) -> Result<bool, StepsExceeded> {
        self.stack.clear();
        let mut then = Go(self.program.start, at);
        loop {
            budget.take(1)?;
            then = match then {
                Go(node, at) => self.step(node, at, budget)?,
                Done(good) => match self.stack.pop() {
                    None => return Ok(good),
                    Some(frame) => self.resume(frame, good, budget)?,
                },
            };
            if self.stack.len() > STACK_LIMIT {
                return Err(StepsExceeded);
            }
        }
    }

    #[inline]
    fn set(&self, set: u32) -> &CharSet {
        &self.program.sets[set as usize]
    }

    /// The length of the character at a place if it belongs to a set, else 0.
    #[inline]
    fn set_at(&self, set: &CharSet, at: usize) -> usize {
        let Some(unit) = self.text.get(at) else { return 0 };
        if unit < 128 {
            return usize::from(set.ascii.has(u32::from(unit)));
        }
        let (point, len) = self.text.point_at(at);
        if set.contains(point, &self.program.bits) { len } else { 0 }
    }

    /// Takes characters of a set from a place on: where they end, how many they are, and where the least number ends.
    #[inline]
    fn scan(&self, set: u32, at: usize, least: u32, most: u32) -> (usize, u32, usize) {
        let set = self.set(set);
        let mut to = at;
        let mut floor = at;
        let mut taken = 0;
        while taken < most {
            let len = self.set_at(set, to);
            if len == 0 {
                break;
            }
            to += len;
            taken += 1;
            if taken <= least {
                floor = to;
            }
        }
        (to, taken, floor)
    }

    fn step(&mut self, node: NodeId, at: usize, budget: &mut Budget) -> Result<Then, StepsExceeded> {
        let program = self.program;
        let here = &program.nodes[node as usize];
        let next = here.next;
        let end = self.text.len();
        let go_if = |good: bool| if good { Go(next, at) } else { Done(false) };
        Ok(match here.op {
            Op::Unit(unit) => match self.text.get(at) {
                Some(here) if here == unit => Go(next, at + 1),
                _ => Done(false),
            },
            Op::Text { start, len } => {
                let wanted = &program.texts[start as usize..(start + len) as usize];
                let equal = match self.text {
                    Text::Bytes(bytes) => bytes.get(at..at + wanted.len()).is_some_and(|here| {
                        here.iter().zip(wanted).all(|(&have, &want)| u16::from(have) == want)
                    }),
                    Text::Units(units) => units.get(at..at + wanted.len()) == Some(wanted),
                };
                if equal { Go(next, at + wanted.len()) } else { Done(false) }
            }
            Op::Set(set) => match self.set_at(self.set(set), at) {
                0 => Done(false),
                len => Go(next, at + len),
            },
            Op::Repeat { set, min, max, kind } => {
                let goal = if kind == Kind::Lazy { min } else { max };
                let (to, taken, floor) = self.scan(set, at, min, goal);
                budget.take((to - at) as u64 / 16)?;
                if taken < min {
                    return Ok(Done(false));
                }
                match kind {
                    // Where the pattern ends nothing can fail any more.
                    Kind::Greedy if to > floor && (self.whole || next != program.finish) => {
                        self.stack.push(Frame::GiveBack { node, floor: floor as u32, at: to as u32 });
                    }
                    Kind::Lazy => self.stack.push(Frame::TakeMore { node, at: to as u32, taken }),
                    _ => {}
                }
                Go(next, to)
            }
            Op::Accept => {
                self.last = at;
                Done(true)
            }
            Op::Finish => {
                if self.whole && at != end {
                    return Ok(Done(false));
                }
                self.last = at;
                if !program.sets_groups_on_success {
                    self.stack.clear();
                }
                Done(true)
            }
            Op::BehindEnd => Done(at == self.behind_to),
            Op::Pass => Go(next, at),
            Op::Begin => go_if(at == 0),
            Op::End => go_if(at == end),
            Op::LineStart { unix } => go_if(self.starts_line(at, unix)),
            Op::LineEnd { unix, multiline } => go_if(self.ends_line(at, unix, multiline)),
            Op::LastMatch => go_if(at == self.previous),
            Op::Bound { negated, unicode } => {
                let left = at > 0 && self.is_word(self.text.point_before(at).0, at - 1, unicode);
                let right = at < end && self.is_word(self.text.point_at(at).0, at, unicode);
                go_if((left != right) != negated)
            }
            Op::LineBreak => match self.text.get(at) {
                Some(13) => {
                    if self.text.get(at + 1).is_some_and(|unit| unit == 10) {
                        self.stack.push(Frame::Retry { node: next, at: at as u32 + 1 });
                        return Ok(Go(next, at + 2));
                    }
                    Go(next, at + 1)
                }
                Some(10..=12 | 0x85 | 0x2028 | 0x2029) => Go(next, at + 1),
                _ => Done(false),
            },
            Op::Back { group, fold } => {
                let Some((start, stop)) = self.place_of(group) else { return Ok(Done(false)) };
                budget.take((stop - start) as u64 / 16)?;
                if at + (stop - start) > end || !self.same(start, stop, at, fold) {
                    return Ok(Done(false));
                }
                Go(next, at + (stop - start))
            }
            Op::Ahead { body, .. } => {
                self.stack.push(Frame::Ahead { node, at: at as u32 });
                Go(body, at)
            }
            Op::Behind { min, max, by_points, .. } => {
                let back =
                    |count: i32| if by_points { self.points_back(at, count) } else { i64::from(count) };
                // Java's sums are of 32 bits, and a maximum that ran over wraps.
                let least = i64::from((at as i64 - back(max)) as i32).max(0);
                let from = at as i64 - back(min);
                let behind_to = std::mem::replace(&mut self.behind_to, at) as u32;
                self.behind(node, at as u32, from, least as u32, behind_to)
            }
            Op::Atomic { body } => {
                self.stack.push(Frame::Atomic { node });
                Go(body, at)
            }
            Op::Maybe { body: _, kind: Kind::Lazy } => {
                self.stack.push(Frame::MaybeLazy { node, at: at as u32 });
                Go(next, at)
            }
            Op::Maybe { body, .. } => {
                self.stack.push(Frame::Maybe { node, at: at as u32 });
                Go(body, at)
            }
            Op::Branch { start, len } => self.alternatives(start, start + len, at as u32),
            Op::Open { local, again } => {
                let value = std::mem::replace(&mut self.locals[local as usize], at as i32);
                if again {
                    self.stack.push(Frame::Local { local, value });
                }
                Go(next, at)
            }
            Op::Close { local, group } => {
                self.save_group(group);
                self.set_group(group, self.locals[local as usize], at as i32);
                Go(next, at)
            }
            Op::Curly { min, group, .. } => {
                if group != 0 {
                    self.save_group(group);
                }
                let state =
                    CurlyState { node, at: at as u32, done: 0, floor: min, width: 0, start: -1, end: -1 };
                self.repeat_least(state)
            }
            Op::Prolog { looped } => {
                let Op::Loop { body, min, max, lazy, count, .. } = program.nodes[looped as usize].op else {
                    return Ok(Done(false));
                };
                let after = program.nodes[looped as usize].next;
                let value = self.locals[count as usize];
                self.stack.push(Frame::Local { local: count, value });
                if min <= 0 {
                    if lazy {
                        self.stack.push(Frame::EnterLoop { node: looped, at: at as u32, count: 0 });
                        return Ok(Go(after, at));
                    }
                    if max <= 0 {
                        return Ok(Go(after, at));
                    }
                    self.stack.push(Frame::Retry { node: after, at: at as u32 });
                }
                self.locals[count as usize] = 1;
                Go(body, at)
            }
            Op::Loop { body, min, max, lazy, count, begin, memo } => {
                // A repetition without width ends the loop.
                if at as i64 <= i64::from(self.locals[begin as usize]) {
                    return Ok(Go(next, at));
                }
                let done = self.locals[count as usize];
                if done < min {
                    self.stack.push(Frame::Local { local: count, value: done });
                    self.locals[count as usize] = done + 1;
                    return Ok(Go(body, at));
                }
                if lazy {
                    self.stack.push(Frame::EnterLoop { node, at: at as u32, count: done });
                    return Ok(Go(next, at));
                }
                if done >= max
                    || memo != NOWHERE && self.memos.get(memo as usize).is_some_and(|memo| memo.has(at))
                {
                    return Ok(Go(next, at));
                }
                self.stack.push(Frame::LeaveLoop { node, at: at as u32, count: done });
                self.locals[count as usize] = done.saturating_add(1);
                Go(body, at)
            }
        })
    }

    /// Hands an outcome to a frame.
    fn resume(&mut self, frame: Frame, good: bool, budget: &mut Budget) -> Result<Then, StepsExceeded> {
        let program = self.program;
        let next = |node: NodeId| program.nodes[node as usize].next;
        Ok(match frame {
            Frame::Ahead { node, at } => match program.nodes[node as usize].op {
                Op::Ahead { negated, .. } if good != negated => Go(next(node), at as usize),
                _ => Done(false),
            },
            Frame::Behind { node, at, from, least, behind_to } => {
                if !good {
                    return Ok(self.behind(node, at, i64::from(from) - 1, least, behind_to));
                }
                self.behind_to = behind_to as usize;
                match program.nodes[node as usize].op {
                    Op::Behind { negated: false, .. } => Go(next(node), at as usize),
                    _ => Done(false),
                }
            }
            Frame::Atomic { node } if good => Go(next(node), self.last),
            Frame::Maybe { node, at } => {
                if !good {
                    return Ok(Go(next(node), at as usize));
                }
                if let Op::Maybe { kind: Kind::Greedy, .. } = program.nodes[node as usize].op {
                    self.stack.push(Frame::Retry { node: next(node), at });
                }
                Go(next(node), self.last)
            }
            Frame::Curly(state, phase) => self.repeat(state, phase, good),
            // The others only act on failures.
            _ if good => Done(true),
            Frame::Atomic { .. } => Done(false),
            Frame::Retry { node, at } => Go(node, at as usize),
            Frame::Alternatives { next, end, at } => self.alternatives(next, end, at),
            Frame::Local { local, value } => {
                self.locals[local as usize] = value;
                Done(false)
            }
            Frame::Group { group, start, end } => {
                self.set_group(group, start, end);
                Done(false)
            }
            Frame::GiveBack { node, floor, at } => {
                let next = next(node);
                let floor = floor as usize;
                let back = |at: usize| (at - self.text.point_before(at).1).max(floor);
                let mut at = back(at as usize);
                // Where a certain unit must follow, the places without it need no try.
                if let Some(unit) = program.unit_at(next) {
                    let from = at;
                    while at > floor && self.text.get(at).is_none_or(|here| here != unit) {
                        at = back(at);
                    }
                    budget.take((from - at) as u64 / 16)?;
                }
                if at > floor {
                    self.stack.push(Frame::GiveBack { node, floor: floor as u32, at: at as u32 });
                }
                Go(next, at)
            }
            Frame::TakeMore { node, at, taken } => {
                let Op::Repeat { set, max, .. } = program.nodes[node as usize].op else {
                    return Ok(Done(false));
                };
                let set = self.set(set);
                let next = next(node);
                let follower = program.unit_at(next);
                let mut to = at as usize;
                let mut taken = taken;
                loop {
                    let len = if taken < max { self.set_at(set, to) } else { 0 };
                    if len == 0 {
                        budget.take((to - at as usize) as u64 / 16)?;
                        return Ok(Done(false));
                    }
                    to += len;
                    taken += 1;
                    if follower.is_none_or(|unit| self.text.get(to) == Some(unit)) {
                        break;
                    }
                }
                budget.take((to - at as usize) as u64 / 16)?;
                self.stack.push(Frame::TakeMore { node, at: to as u32, taken });
                Go(next, to)
            }
            Frame::LeaveLoop { node, at, count: done } => {
                if let Op::Loop { count, memo, .. } = program.nodes[node as usize].op {
                    self.locals[count as usize] = done;
                    if memo != NOWHERE {
                        if self.memos.is_empty() {
                            self.memos.resize(program.memos, Memo::default());
                        }
                        self.memos[memo as usize].add(at as usize, self.text.len());
                    }
                }
                Go(next(node), at as usize)
            }
            Frame::EnterLoop { node, at, count: done } => match program.nodes[node as usize].op {
                Op::Loop { body, max, count, .. } if done < max => {
                    self.stack.push(Frame::Local { local: count, value: done });
                    self.locals[count as usize] = done + 1;
                    Go(body, at as usize)
                }
                _ => Done(false),
            },
            Frame::MaybeLazy { node, at } => match program.nodes[node as usize].op {
                Op::Maybe { body, .. } => {
                    self.stack.push(Frame::Atomic { node });
                    Go(body, at as usize)
                }
                _ => Done(false),
            },
        })
    }

    fn alternatives(&mut self, from: u32, end: u32, at: u32) -> Then {
        if from + 1 < end {
            self.stack.push(Frame::Alternatives { next: from + 1, end, at });
        }
        Go(self.program.branches[from as usize], at as usize)
    }

    /// Tries the condition of a look-behind from a place on, or ends it.
    fn behind(&mut self, node: NodeId, at: u32, from: i64, least: u32, behind_to: u32) -> Then {
        let Op::Behind { body, negated, by_points, .. } = self.program.nodes[node as usize].op else {
            return Done(false);
        };
        let mut from = from;
        // One step back goes over a whole pair, but not beyond the least place.
        if by_points && from > i64::from(least) && from < i64::from(at) {
            let place = from as usize;
            if is_low(self.text.unit(place)) && is_high(self.text.unit(place - 1)) {
                from -= 1;
            }
        }
        if from >= i64::from(least) {
            let from = from as u32;
            self.stack.push(Frame::Behind { node, at, from, least, behind_to });
            return Go(body, from as usize);
        }
        self.behind_to = behind_to as usize;
        if negated { Go(self.program.nodes[node as usize].next, at as usize) } else { Done(false) }
    }

    /// How many units a number of characters before a place have; after it, if Java's number ran over.
    fn points_back(&self, at: usize, count: i32) -> i64 {
        let mut place = at;
        if count < 0 && count != i32::MIN {
            for _ in count..0 {
                if place >= self.text.len() {
                    break;
                }
                place += self.text.point_at(place).1;
            }
        }
        for _ in 0..count.max(0) {
            if place == 0 {
                break;
            }
            place -= self.text.point_before(place).1;
        }
        place.abs_diff(at) as i64
    }

    fn place_of(&self, group: u32) -> Option<(usize, usize)> {
        let start = *self.groups.get(group as usize * 2)?;
        let end = *self.groups.get(group as usize * 2 + 1)?;
        (start >= 0 && end >= start).then_some((start as usize, end as usize))
    }

    fn save_group(&mut self, group: u32) {
        let at = group as usize * 2;
        self.stack.push(Frame::Group { group, start: self.groups[at], end: self.groups[at + 1] });
    }

    fn set_group(&mut self, group: u32, start: i32, end: i32) {
        let at = group as usize * 2;
        self.groups[at] = start;
        self.groups[at + 1] = end;
    }

    /// Starts the next repetition below the minimum, or what comes after those.
    fn repeat_least(&mut self, state: CurlyState) -> Then {
        let Op::Curly { body, min, .. } = self.program.nodes[state.node as usize].op else {
            return Done(false);
        };
        if state.done < min {
            self.stack.push(Frame::Curly(state, Phase::Least));
            return Go(body, state.at as usize);
        }
        self.repeat_on(state)
    }

    /// Starts the repetitions that can be given back, or are not needed.
    fn repeat_on(&mut self, mut state: CurlyState) -> Then {
        let here = &self.program.nodes[state.node as usize];
        let Op::Curly { body, max, kind, group, .. } = here.op else { return Done(false) };
        let phase = match kind {
            Kind::Lazy => {
                self.stack.push(Frame::Curly(state, Phase::LazyFollow));
                return Go(here.next, state.at as usize);
            }
            _ if state.done >= max => return Go(here.next, state.at as usize),
            Kind::Greedy => Phase::Initial,
            Kind::Possessive => Phase::Possessive,
        };
        state.floor = state.done;
        state.start = self.groups[group as usize * 2];
        state.end = self.groups[group as usize * 2 + 1];
        self.stack.push(Frame::Curly(state, phase));
        Go(body, state.at as usize)
    }

    fn repeat(&mut self, mut state: CurlyState, phase: Phase, good: bool) -> Then {
        let here = &self.program.nodes[state.node as usize];
        let next = here.next;
        let Op::Curly { body, max, group, is_group, .. } = here.op else { return Done(false) };
        let at = state.at;
        let last = self.last as u32;
        match phase {
            Phase::Least if good => {
                self.capture(group, at, last);
                state.at = last;
                state.done += 1;
                self.repeat_least(state)
            }
            Phase::Initial if good && last > at => {
                state.width = last - at;
                self.repetition_done(state)
            }
            Phase::Initial => Go(next, at as usize),
            Phase::More if good && last == at + state.width => self.repetition_done(state),
            Phase::More if good => {
                self.stack.push(Frame::Curly(state, Phase::Wider));
                if !is_group {
                    state.at = last;
                    state.done += 1;
                    return self.repeat_on(state);
                }
                state.floor = state.done;
                state.start = self.groups[group as usize * 2];
                state.end = self.groups[group as usize * 2 + 1];
                self.repeat(state, Phase::Initial, true)
            }
            Phase::More => self.follow(state),
            Phase::Wider if !good => self.follow(state),
            Phase::Follow if !good => {
                state.at -= state.width;
                state.done -= 1;
                if state.done > state.floor {
                    self.capture(group, state.at - state.width, state.at);
                    return self.follow(state);
                }
                if group != 0 {
                    self.set_group(group, state.start, state.end);
                }
                Go(next, state.at as usize)
            }
            Phase::Follow => {
                self.capture(group, at - state.width, at);
                Done(true)
            }
            Phase::LazyFollow if !good && state.done < max => {
                self.stack.push(Frame::Curly(state, Phase::LazyBody));
                Go(body, at as usize)
            }
            Phase::LazyBody if good && last != at => {
                self.capture(group, at, last);
                state.at = last;
                state.done += 1;
                self.stack.push(Frame::Curly(state, Phase::LazyFollow));
                Go(next, last as usize)
            }
            Phase::LazyBody => Done(false),
            Phase::Possessive if good && last != at => {
                state.at = last;
                state.done += 1;
                self.repeat_on(state)
            }
            Phase::Possessive => Go(next, at as usize),
            Phase::Least | Phase::Wider | Phase::LazyFollow => Done(good && !matches!(phase, Phase::Least)),
        }
    }

    /// Counts a repetition that was as wide as expected, and starts another.
    fn repetition_done(&mut self, mut state: CurlyState) -> Then {
        let Op::Curly { body, max, group, .. } = self.program.nodes[state.node as usize].op else {
            return Done(false);
        };
        self.capture(group, state.at, state.at + state.width);
        state.at += state.width;
        state.done += 1;
        if state.done >= max {
            return self.follow(state);
        }
        self.stack.push(Frame::Curly(state, Phase::More));
        Go(body, state.at as usize)
    }

    fn follow(&mut self, state: CurlyState) -> Then {
        self.stack.push(Frame::Curly(state, Phase::Follow));
        Go(self.program.nodes[state.node as usize].next, state.at as usize)
    }

    fn capture(&mut self, group: u32, start: u32, end: u32) {
        if group != 0 {
            self.set_group(group, start as i32, end as i32);
        }
    }

    fn starts_line(&self, at: usize, unix: bool) -> bool {
        // Not even an empty text has a line start at its end.
        if at >= self.text.len() {
            return false;
        }
        if at == 0 {
            return true;
        }
        match self.text.unit(at - 1) {
            10 => true,
            13 if !unix => self.text.unit(at) != 10,
            0x85 | 0x2028 | 0x2029 => !unix,
            _ => false,
        }
    }

    fn ends_line(&self, at: usize, unix: bool, multiline: bool) -> bool {
        let end = self.text.len();
        if at >= end {
            return true;
        }
        let unit = self.text.unit(at);
        if unix {
            return unit == 10 && (multiline || at + 1 == end);
        }
        if !multiline && at + 1 != end && !(at + 2 == end && unit == 13 && self.text.unit(at + 1) == 10) {
            return false;
        }
        match unit {
            10 => at == 0 || self.text.unit(at - 1) != 13,
            13 | 0x85 | 0x2028 | 0x2029 => true,
            _ => false,
        }
    }

    /// Whether a character counts as part of a word for `\b`; `at` is its (last) unit.
    fn is_word(&self, point: u32, at: usize, unicode: bool) -> bool {
        let word =
            if unicode { Property::Word.contains(point) } else { point == 0x5f || is_letter_or_digit(point) };
        const MARK: u32 = 1 << 6;
        word || point >= 0x300 && Property::Categories(MARK).contains(point) && self.has_base(at, MARK)
    }

    /// Whether the marks that end at a place stand on a letter or digit.
    fn has_base(&self, mut at: usize, mark: u32) -> bool {
        loop {
            let (point, _) = self.text.point_at(at);
            if is_letter_or_digit(point) {
                return true;
            }
            if at == 0 || !Property::Categories(mark).contains(point) {
                return false;
            }
            at -= 1;
        }
    }

    /// Whether the text at a place equals an earlier stretch of it.
    fn same(&self, start: usize, stop: usize, at: usize, fold: Fold) -> bool {
        if fold == Fold::Exact {
            return (0..stop - start)
                .all(|offset| self.text.unit(start + offset) == self.text.unit(at + offset));
        }
        let (mut one, mut other) = (start, at);
        // Java counts units while it steps by characters; what it would read beyond the text is not compared.
        for _ in start..stop {
            if one >= self.text.len() || other >= self.text.len() {
                break;
            }
            let (a, width) = self.text.point_at(one);
            let (b, other_width) = self.text.point_at(other);
            let equal = a == b
                || match fold {
                    Fold::Unicode => {
                        let (a, b) = (upper(a), upper(b));
                        a == b || lower(a) == lower(b)
                    }
                    _ => ascii_lower(a) == ascii_lower(b),
                };
            if !equal {
                return false;
            }
            one += width;
            other += other_width;
        }
        true
    }
}
