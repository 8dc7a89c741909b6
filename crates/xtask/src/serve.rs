//! `cargo xtask serve`: the page built and at an address.

use crate::failure::{Done, Failure};
use crate::page;
use crate::project::Project;
use crate::server::{Server, Site};
use crate::tool::Tool;

/// What the command line says.
pub struct Options {
    port: u16,
    open: bool,
    build: bool,
}

impl Options {
    /// Reads `--port N`, `--open` and `--no-build`.
    pub fn read(arguments: &mut lexopt::Parser) -> Done<Self> {
        use lexopt::prelude::{Long, Short, ValueExt};
        let mut options = Self { port: 4180, open: false, build: true };
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("port") | Short('p') => {
                    let port: String = arguments.value()?.string()?;
                    let number = port.parse();
                    options.port = number.map_err(|_| {
                        Failure::new(format!("{port} is no port: give a number up to 65535."))
                    })?;
                }
                Long("open") => options.open = true,
                Long("no-build") => options.build = false,
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(options)
    }
}

/// Builds what has changed, then serves until it is interrupted.
pub fn run(project: &Project, options: &Options) -> Done {
    // A port that is taken is better known before the build than after it.
    if options.port != 0 {
        drop(
            std::net::TcpListener::bind(("127.0.0.1", options.port))
                .map_err(|error| crate::server::taken(options.port, &error))?,
        );
    }
    if options.build {
        page::build(project)?;
    }
    let server = Server::bind(Site::read(&project.dist())?, options.port)?;
    let address = format!("http://{}/", server.address()?);
    println!("\nGatelens is at {address} (Ctrl-C stops it)");
    if options.open && open(&address).is_err() {
        println!("No browser could be opened: open the address by hand.");
    }
    server.run();
    Ok(())
}

fn open(address: &str) -> Done {
    let opener = match std::env::consts::OS {
        "macos" => Tool::new("open"),
        "windows" => Tool::new("explorer"),
        _ => Tool::new("xdg-open"),
    };
    opener.with([address]).answer().map(drop)
}
