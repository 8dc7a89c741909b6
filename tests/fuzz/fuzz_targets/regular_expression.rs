#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| gatelens_tests::properties::regular_expression(text));
