//! Which cases the person at the terminal asks for: `GATELENS_TEST=vtl/set,-unicode`.

/// Parts of names that are asked for, and parts that are not.
pub struct Filter {
    wanted: Vec<String>,
    unwanted: Vec<String>,
}

impl Filter {
    /// The filter that the environment names; without one, everything passes.
    #[must_use]
    pub fn from_environment() -> Self {
        Self::parse(&std::env::var("GATELENS_TEST").unwrap_or_default())
    }

    fn parse(text: &str) -> Self {
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned);
        let (unwanted, wanted) = parts.partition(|part| part.starts_with('-'));
        Self { wanted, unwanted }
    }

    /// Whether a case is asked for.
    #[must_use]
    pub fn takes(&self, name: &str) -> bool {
        let wanted = self.wanted.is_empty() || self.wanted.iter().any(|part| name.contains(part));
        wanted && !self.unwanted.iter().any(|part| name.contains(&part[1..]))
    }
}

#[cfg(test)]
mod tests {
    use super::Filter;

    #[test]
    fn parts_of_names() {
        assert!(Filter::parse("").takes("vtl/set:a"));
        let filter = Filter::parse("vtl/,jsonpath, -set");
        assert!(filter.takes("vtl/if:a") && filter.takes("jsonpath/roots:b"));
        assert!(!filter.takes("vtl/set:a") && !filter.takes("mapping/input:c"));
    }
}
