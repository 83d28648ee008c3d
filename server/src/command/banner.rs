use crate::config::Config;

/// The address that people open.
pub fn address(config: &Config, bound: std::net::SocketAddr) -> String {
    match &config.public_url {
        Some(public) => public.as_str().to_owned(),
        None if bound.ip().is_unspecified() => format!("http://localhost:{}", bound.port()),
        None => format!("http://{bound}"),
    }
}

/// Lines in a box, so that a link does not drown in the log.
pub fn boxed(lines: &[String]) -> String {
    let width = lines.iter().map(|line| line.chars().count()).max().unwrap_or_default();
    let edge = "─".repeat(width + 4);
    let rows: String = lines.iter().map(|line| format!("│  {line:<width$}  │\n")).collect();
    format!("╭{edge}╮\n{rows}╰{edge}╯")
}
