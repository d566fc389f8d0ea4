// Checks docs/event-log-example.json with nothing but docs/event-log.md: lengths, order, SM3 by Node's own OpenSSL.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import test from "node:test";

const example = JSON.parse(readFileSync(new URL("../../docs/event-log-example.json", import.meta.url), "utf8"));
const fields = ["city", "seq", "stream_id", "version", "schema_version", "system", "type", "command_id", "occurred_at", "recorded_at",
  "actor", "post", "unit", "payload"];
const sm3 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sm3")).digest("hex");

function hashInput(event) {
  const parts = [Buffer.from("liandong-event-v1\n")];
  const put = (bytes) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    parts.push(length, bytes);
  };
  for (const field of fields) put(Buffer.from(String(event[field])));
  put(Buffer.from(event.prev_hash, "hex"));
  return Buffer.concat(parts);
}

test("SM3 is the real one", () => {
  assert.equal(sm3("abc"), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
});

test("each hash is that of the specified input", () => {
  for (const event of example.events) {
    assert.equal(hashInput(event).toString("hex"), event.hash_input);
    assert.equal(event.hash_input.length / 2, event.hash_input_bytes);
    assert.equal(sm3(hashInput(event)), event.hash);
  }
});

test("the first version has a zero predecessor and the second names the first", () => {
  assert.equal(example.events[0].prev_hash, "0".repeat(64));
  assert.equal(example.events[1].prev_hash, example.events[0].hash);
});

test("changing one character of a payload changes the hash", () => {
  const event = { ...example.events[1], payload: example.events[1].payload.replace("16}", "17}") };
  assert.notEqual(sm3(hashInput(event)), event.hash);
});

test("every text opens its commitment and stands in a payload", () => {
  for (const { id, salt, text, commitment } of example.texts) {
    assert.equal(sm3(Buffer.from(salt, "hex"), Buffer.from(text)), commitment);
    assert.ok(example.events[0].payload.includes(`{"id":"${id}","commitment":"${commitment}","length":${[...text].length}}`));
  }
});

test("payloads are canonical: reading and writing them gives the same bytes", () => {
  for (const { payload } of example.events) assert.equal(JSON.stringify(JSON.parse(payload)), payload);
});
