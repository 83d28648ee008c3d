use app::context::Listed;
use app::fault::Fault;
use model::live::{Frame, Signal};
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

/// What is true of every door, said once.
const ABOUT: &str = "Everything the board does, a script can do. Make a key with `moksori token create` and send it as \
`Authorization: Bearer <key>`. Every door is a POST with a JSON object; a field that a door does not know is an error. \
A door that changes something takes a `mutation`: make up a UUID for each intent and send the same one when you try \
again, and it happens once. Times are microseconds since 1970 in UTC.";

/// The doors by path, sorted.
pub fn doors() -> Vec<&'static Listed> {
    let mut doors: Vec<_> = server_fn::inventory::iter::<Listed>.into_iter().collect();
    doors.sort_by_key(|door| door.path);
    doors
}

/// The whole document.
pub fn document() -> Value {
    let settings =
        SchemaSettings::draft2020_12().with(|settings| settings.definitions_path = "/components/schemas".into());
    let mut schemas = settings.into_generator();
    let mut paths: Map<String, Value> = doors()
        .into_iter()
        .map(|door| (door.path.to_owned(), json!({"post": operation(door, &mut schemas)})))
        .collect();
    paths.insert("/api/live/follow".into(), live(&mut schemas));
    schemas.subschema_for::<Fault>();
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Moksori", "version": env!("CARGO_PKG_VERSION"), "description": ABOUT, "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
        "servers": [{"url": "/"}],
        "security": [{"token": []}, {"session": []}],
        "paths": paths,
        "components": {
            "schemas": schemas.take_definitions(true),
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "A key of `moksori token create`."},
                "session": {"type": "apiKey", "in": "cookie", "name": "__Host-moksori", "description": "A signed-in browser; `moksori` over plain http."},
            },
        },
    })
}

fn operation(door: &Listed, schemas: &mut SchemaGenerator) -> Value {
    let (takes, gives) = (door.schemas)(schemas);
    let properties: Map<_, _> =
        door.takes.iter().zip(takes).map(|(name, schema)| ((*name).to_owned(), schema.into())).collect();
    let words = said(door);
    let (noun, _) = door.path.trim_start_matches("/api/").split_once('/').unwrap_or_default();
    let mut operation = json!({
        "operationId": door.path.trim_start_matches("/api/").replace('/', "_"),
        "tags": [noun],
        "summary": words.split_inclusive(". ").next().unwrap_or_default().trim_end(),
        "description": words,
        "requestBody": {"required": !properties.is_empty(), "content": {"application/json": {"schema": {
            "type": "object", "properties": properties, "required": needed(&properties), "additionalProperties": false,
        }}}},
        "responses": {
            "200": {"description": "Done.", "content": {"application/json": {"schema": Value::from(gives)}}},
            "400": fault("The arguments could not be read; nothing was done."),
            "401": {"description": "Nobody is signed in; the body is empty. (Wrong password: a fault.)"},
            "403": fault("This role may not, or a page of another site asked."),
            "404": fault("There is none, or it is not for these eyes."),
            "409": fault("Refused as things stand; the fault says why, and names who was faster."),
            "413": {"description": "More than 2 MB."},
            "422": fault("An argument that makes no sense; the fault says which."),
            "429": fault("Too many tries; the fault says when to come back."),
            "500": fault("We broke. The id finds the line in the server's log."),
            "503": fault("The disk is full or the database is away: nothing was done."),
        },
    });
    if door.public {
        operation["security"] = json!([]);
    }
    operation
}

/// A door's doc comment as running text.
pub fn said(door: &Listed) -> String {
    door.doc.lines().map(str::trim).collect::<Vec<_>>().join(" ").trim().to_owned()
}

/// Arguments that may not be left out: those that cannot be null.
fn needed(properties: &Map<String, Value>) -> Vec<&String> {
    let nullable = |schema: &Value| {
        let either = schema.get("anyOf").and_then(Value::as_array).into_iter().flatten();
        let kinds = schema.get("type").into_iter().chain(either.filter_map(|one| one.get("type")));
        kinds
            .into_iter()
            .any(|kind| kind == "null" || kind.as_array().is_some_and(|kinds| kinds.contains(&json!("null"))))
    };
    properties.iter().filter(|(_, schema)| !nullable(schema)).map(|(name, _)| name).collect()
}

fn fault(description: &str) -> Value {
    json!({"description": description, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Fault"}}}})
}

/// OpenAPI has no word for a websocket: the handshake is a GET, and the frames are schemas beside it.
fn live(schemas: &mut SchemaGenerator) -> Value {
    let (signal, frame) = (schemas.subschema_for::<Signal>(), schemas.subschema_for::<Frame>());
    json!({"get": {
        "operationId": "live_follow",
        "tags": ["live"],
        "summary": "The live feed, over a websocket.",
        "description": format!(
            "Every frame is one text message with one JSON object. Send `{{\"signal\":\"follow\",\"after\":<seq>}}` first, with the `seq` of \
             the page you loaded or of the last event you applied; you get every event after it, once and in order, then what happens next. \
             A `tick` comes every {tick} s: after {dead} s of silence the line is dead, open a new one and follow from your last `seq`. \
             `stale`: load the board again. `bye`: come back after that many milliseconds. The line closes with 4401 when the session or key \
             ends, with 1008 after more than 50 signals in a second or when you stop reading.",
            tick = model::live::TICK, dead = 2 * model::live::TICK,
        ),
        "responses": {
            "101": {"description": "The line is open."},
            "401": {"description": "Nobody is signed in."},
            "403": {"description": "A page of another site asked, or a cookie came without an Origin."},
        },
        "x-websocket": {"client": Value::from(signal), "server": Value::from(frame)},
    }})
}
