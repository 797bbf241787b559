//! Claims from JSON Lines: one object a line.

use std::fmt;

use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};

use super::{
    claim::{self, ClaimDraft, SourceKeys},
    node::{Field, Node, Value},
    problem::{Place, Sink},
    reader::Reader,
};

/// The claims of one file. What is wrong goes to the sink.
pub(super) fn read(text: &str, place: &Place, sink: &mut Sink) -> Vec<ClaimDraft> {
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    lines.filter_map(|(line, number)| read_line(line, &place.at(number), sink)).collect()
}

fn read_line(line: &str, place: &Place, sink: &mut Sink) -> Option<ClaimDraft> {
    let mut json = serde_json::Deserializer::from_str(line);
    let read = OnLine(place.line).deserialize(&mut json).and_then(|node| json.end().map(|()| node));
    match read {
        Ok(Some(node @ Node { value: Value::Table(_), .. })) => {
            claim::read(Reader::new("claim", node, place, sink)?, SourceKeys::Inline)
        }
        Ok(other) => {
            let kind = other.map_or("nothing", |node| node.value.kind());
            sink.add(place, "", format!("holds {kind}: write one claim object a line"));
            None
        }
        Err(error) => {
            let why = error.to_string();
            let why = why.split(" at line ").next().unwrap_or_default();
            let message = format!(
                "is not JSON: {why} at column {}; each line holds one whole object",
                error.column()
            );
            sink.add(place, "", message);
            None
        }
    }
}

/// Reads any JSON value as a node of one line, `null` as nothing; keys that stand twice are kept so that
/// they can be reported.
struct OnLine(usize);

impl OnLine {
    fn node(&self, value: Value) -> Option<Node> {
        Some(Node { line: self.0, value })
    }

    fn number(&self, written: impl fmt::Display) -> Option<Node> {
        self.node(Value::Other { kind: "a number", written: written.to_string() })
    }
}

impl<'de> DeserializeSeed<'de> for OnLine {
    type Value = Option<Node>;

    fn deserialize<D: serde::Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for OnLine {
    type Value = Option<Node>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Self::Value, E> {
        Ok(self.node(Value::Other { kind: "true or false", written: truth.to_string() }))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(self.number(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(self.number(number))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
        Ok(self.number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(self.node(Value::Text(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut nodes = vec![];
        while let Some(node) = list.next_element_seed(Self(self.0))? {
            nodes.extend(node);
        }
        Ok(self.node(Value::List(nodes)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = vec![];
        while let Some(key) = map.next_key::<String>()? {
            if let Some(node) = map.next_value_seed(Self(self.0))? {
                fields.push(Field { key, line: self.0, node });
            }
        }
        Ok(self.node(Value::Table(fields)))
    }
}
