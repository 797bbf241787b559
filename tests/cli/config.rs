use crate::support::{Ran, Sandbox};

/// Who the last entry of the journal names, after a change with this environment.
fn recorded_by(sandbox: &Sandbox, environment: &[(&str, &str)], by: &[&str]) -> String {
    let mut command = sandbox.command(&[&["link"][..], by].concat());
    command.env_remove("ATODDS_BY").env("USER", "login").env("HOME", sandbox.path("home"));
    command.env_remove("XDG_CONFIG_HOME").envs(environment.iter().copied());
    sandbox.finish(&mut command).ok();
    let log = sandbox.run(&["log", "--json"]).json();
    log.as_array().unwrap().last().unwrap()["by"].as_str().unwrap().to_owned()
}

#[test]
fn each_way_to_say_who_acts_outranks_the_next() {
    let sandbox = Sandbox::with_case();
    let settings = sandbox.path("settings");
    let settings = ("XDG_CONFIG_HOME", settings.to_str().unwrap());
    assert_eq!(recorded_by(&sandbox, &[], &[]), "login");
    sandbox.write("home/.config/atodds/config.toml", "by = \"At Home\"\n");
    assert_eq!(recorded_by(&sandbox, &[], &[]), "At Home");
    sandbox.write("settings/atodds/config.toml", "by = \"Ada Moe\"\n");
    assert_eq!(recorded_by(&sandbox, &[settings], &[]), "Ada Moe");
    sandbox.write("atodds.toml", "by = \"The Desk\"\n");
    assert_eq!(recorded_by(&sandbox, &[settings], &[]), "The Desk");
    let environment = ("ATODDS_BY", "Environment");
    assert_eq!(recorded_by(&sandbox, &[settings, environment], &[]), "Environment");
    assert_eq!(recorded_by(&sandbox, &[settings, environment], &["--by", "Flag"]), "Flag");
}

#[test]
fn a_file_with_a_mistake_is_told_before_anything_is_recorded() {
    let sandbox = Sandbox::with_case();
    sandbox.write("atodds.toml", "author = \"Ada\"\n");
    let mut command = sandbox.command(&["link"]);
    let ran: Ran = sandbox.finish(command.env_remove("ATODDS_BY"));
    ran.error(&["atodds.toml", "author", "by = \"your name\""]);
    assert_eq!(sandbox.run(&["log", "--json"]).json().as_array().unwrap().len(), 2);
}
