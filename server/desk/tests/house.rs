//! The whole desk without a browser: real stores on both engines, the practice network, the real background work.

mod house {
    mod approval;
    mod claims;
    mod demo;
    mod drafts;
    mod images;
    mod live;
    mod merges;
    mod notices;
    mod order;
    mod outbox;
    mod people;
    mod poison;
    mod posts;
    mod profiles;
    mod queues;
    mod revoke;
    mod road;
    pub mod room;
    mod spam;
    mod stale;
}
