//! Other people's formats to and from a scenario.
