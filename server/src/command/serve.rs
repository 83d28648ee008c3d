//! `moksori serve`

use super::banner;
use crate::boot::Workspace;
use crate::config::Config;
use crate::data::Data;
use crate::router::{House, router};
use crate::trouble::Trouble;
use crate::{command, health};
use axum::serve::ListenerExt;
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::{mpsc, watch};

/// How long a stopping server may take: what runs is finished or parked by then.
const DRAIN: Duration = Duration::from_secs(10);

/// Starts the workspace and serves it until a signal comes.
pub async fn run(config: Config) -> Result<(), Trouble> {
    let listener = listen(&config).await?;
    let bound = listener.local_addr()?;
    let data = Data::hold(&config.data)?;
    let workspace = Workspace::open(&config, Some(data.practice()), rand::random()).await?;
    let address = banner::address(&config, bound);
    if let Some(secret) = workspace.desk.setup_link().await? {
        let link = format!("{address}/setup/{secret}");
        command::say(&banner::boxed(&["Welcome to Moksori. Open this link once to set it up:".into(), link]))?;
    }
    serve(config, listener, workspace).await
}

/// Takes the address, so that a busy port is noticed before anything else is touched.
pub async fn listen(config: &Config) -> Result<TcpListener, Trouble> {
    let listen = config.listen;
    TcpListener::bind(listen).await.map_err(|why| match why.kind() {
        ErrorKind::AddrInUse => Trouble::Busy { listen },
        _ => Trouble::NoListen { listen, why },
    })
}

/// Serves an open workspace until a signal comes; then lets requests and sends finish, and tells the sockets to come back.
pub async fn serve(config: Config, listener: TcpListener, workspace: Workspace) -> Result<(), Trouble> {
    let bound = listener.local_addr()?;
    let (sockets, mut all_closed) = mpsc::channel(1);
    let house =
        House { desk: workspace.desk.clone(), public: config.public_url.clone(), figures: health::count(), sockets };
    let service = router(house, &config).into_make_service_with_connect_info::<SocketAddr>();
    // Frames and answers are small and wanted now.
    let listener = listener.tap_io(|stream| _ = stream.set_nodelay(true));
    let (stop, mut stopped) = watch::channel(false);
    let server = axum::serve(listener, service).with_graceful_shutdown(async move {
        _ = stopped.wait_for(|stopped| *stopped).await;
    });
    let mut serving = tokio::spawn(server.into_future());
    workspace.desk.start().await;
    tracing::info!(ip = %bound.ip(), port = bound.port(), "listening");
    command::say(&format!("Moksori is ready at {}", banner::address(&config, bound)))?;

    tokio::select! {
        () = asked_to_stop() => {}
        ended = &mut serving => return ended.map_err(|e| Trouble::Broken(e.to_string()))?.map_err(Trouble::NoOutput),
    }
    tracing::info!("stopping: requests and sends may finish");
    stop.send_replace(true);
    let drained = tokio::time::timeout(DRAIN, async {
        workspace.desk.stop().await;
        _ = (&mut serving).await;
        all_closed.recv().await;
    });
    if drained.await.is_err() {
        tracing::warn!("stopped before everything had finished");
    }
    serving.abort();
    workspace.close().await;
    Ok(())
}

async fn asked_to_stop() {
    let (Ok(mut terminate), Ok(mut interrupt)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}
