/** What somebody has filled in to send points, and what is wrong with it. */
import type { Schema } from "../../api";

export interface Form {
  recipient: string;
  amount: string;
  note: string;
}

export const EMPTY: Form = { recipient: "", amount: "", note: "" };

const USER_ID = /^[a-z0-9]{1,64}$/;

export interface Checked {
  body: Schema<"NewTransfer"> | undefined;
  errors: { recipient?: "self" | "wrong"; amount?: "wrong" };
}

export function checked(form: Form, given: { most: number; myId: string | undefined }): Checked {
  const recipient = wrongRecipient(form.recipient, given.myId);
  const amount = amountOf(form.amount);
  const isAmount = amount !== undefined && amount >= 1 && amount <= given.most;
  if (!recipient && isAmount) {
    const note = form.note.trim();
    return { body: { to_user_id: form.recipient, amount, ...(note && { note }) }, errors: {} };
  }
  const errors = {
    ...(recipient && { recipient }),
    ...(!isAmount && { amount: "wrong" as const }),
  };
  return { body: undefined, errors };
}

function wrongRecipient(recipient: string, myId: string | undefined): "self" | "wrong" | undefined {
  if (recipient === myId) return "self";
  return USER_ID.test(recipient) ? undefined : "wrong";
}

/** Digits alone; people put spaces between thousands. */
function amountOf(text: string): number | undefined {
  const digits = text.replace(/\s/g, "");
  return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}
