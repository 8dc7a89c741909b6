//! Links in and out, and what becomes of damaged ones.
#![cfg(feature = "deflate")]

use gatelens_exchange::import::import;
use gatelens_exchange::link::{INFLATED_LIMIT, decode, encode};
use gatelens_gateway::scenario::{Body, Scenario};

fn scenario() -> Scenario {
    let (mut scenario, _) =
        import("curl https://example.com/a?b=c -d '안녕하세요 \u{1F600}'").expect("curl").alone();
    scenario.title = Some("제목".to_owned());
    scenario
}

#[test]
fn a_link_round_trips() {
    let link = encode(&scenario());
    assert!(link.starts_with("s1."));
    for form in [link.clone(), format!("#{link}"), format!("https://example.com/g/?x#{link}&v=compare")] {
        assert_eq!(decode(&form), Ok(scenario()), "{form}");
    }
}

#[test]
fn damage_is_told() {
    let link = encode(&scenario());
    let code = |link: &str| decode(link).expect_err("damaged")[0].code.clone();
    assert_eq!(code(&link[..link.len() - 9]), "E0841");
    assert_eq!(code(&format!("{link}%")), "E0840");
    assert_eq!(code(&link.replace("s1.", "s2.")), "E0842");
    assert_eq!(code("hello"), "E0844");
    assert_eq!(code("s1."), "E0841");
    let mut large = scenario();
    large.request.body = Some(Body::Text("x".repeat(INFLATED_LIMIT)));
    assert_eq!(code(&encode(&large)), "E0843");
}
