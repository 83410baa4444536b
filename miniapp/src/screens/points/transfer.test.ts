import { expect, test } from "vitest";
import { checked } from "./transfer";

const GIVEN = { most: 1000, myId: "ada" };

test.each([
  ["20", 20],
  ["1 000", 1000],
  ["1\u00a0000", 1000],
])("%j is an amount", (amount, wanted) => {
  const { body } = checked({ recipient: "bob", amount, note: "  " }, GIVEN);
  expect(body).toEqual({ to_user_id: "bob", amount: wanted });
});

test.each(["", "0", "1001", "-5", "2.5", "1e3", "ten"])("%j is none", (amount) => {
  const { body, errors } = checked({ recipient: "bob", amount, note: "" }, GIVEN);
  expect(body).toBeUndefined();
  expect(errors.amount).toBeDefined();
  expect(errors.recipient).toBeUndefined();
});

test.each([
  ["ada", "self"],
  ["", "wrong"],
  ["Bob", "wrong"],
  ["@bob", "wrong"],
])("%j is no recipient", (recipient, error) => {
  const { body, errors } = checked({ recipient, amount: "5", note: "For lunch" }, GIVEN);
  expect(body).toBeUndefined();
  expect(errors.recipient).toEqual(error);
});
