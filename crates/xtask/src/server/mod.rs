//! A small server for the built page: loopback only, files held in memory, headers as a good host sends them.
//!
//! A request can name what the page consists of and nothing else: no path of a request is ever opened.

mod connection;
mod headers;
mod request;
mod site;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

pub use site::Site;

use crate::failure::{Done, Failure};

/// Connections that are served at once; a browser opens six.
const CONNECTIONS: usize = 64;

/// A server that has its port and waits to run.
pub struct Server {
    listener: TcpListener,
    site: Arc<Site>,
}

impl Server {
    /// Takes the port (0: any free one) on the loopback address.
    pub fn bind(site: Site, port: u16) -> Done<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| taken(port, &error))?;
        Ok(Self { listener, site: Arc::new(site) })
    }

    /// Where the page is.
    pub fn address(&self) -> Done<SocketAddr> {
        self.listener
            .local_addr()
            .map_err(|error| Failure::new(format!("The server has no address ({error}).")))
    }

    /// Serves until the program ends.
    pub fn run(self) {
        let open = Arc::new(AtomicUsize::new(0));
        for stream in self.listener.incoming().flatten() {
            if open.fetch_add(1, Ordering::Relaxed) >= CONNECTIONS {
                open.fetch_sub(1, Ordering::Relaxed);
                continue;
            }
            let (site, open) = (Arc::clone(&self.site), Arc::clone(&open));
            thread::spawn(move || {
                connection::serve(&site, stream);
                open.fetch_sub(1, Ordering::Relaxed);
            });
        }
    }

    /// Serves on a thread of its own.
    pub fn run_aside(self) {
        thread::spawn(move || self.run());
    }
}

/// The sentence for a port that cannot be had.
pub fn taken(port: u16, error: &io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::AddrInUse => Failure::new(format!(
            "Port {port} is taken by another program: stop it, or choose another port with `cargo xtask serve --port {}`.",
            port.checked_add(1).unwrap_or(4180)
        )),
        io::ErrorKind::PermissionDenied => Failure::new(format!(
            "Port {port} may not be opened by you: choose one above 1023, like `cargo xtask serve --port 4180`."
        )),
        _ => Failure::new(format!("Port {port} could not be opened ({error}).")),
    }
}
