import { useState } from "preact/hooks";
import { limits, me, type Write } from "../../api";
import { useMainButton } from "../../bridge";
import { format, n, t } from "../../texts";
import { confirm, List, ProblemNote, TextArea, TextField, useDraft } from "../../ui";
import { problems, texts } from "./texts";
import { checked, EMPTY, type Form } from "./transfer";

const RECIPIENT = { self: texts.recipientSelf, wrong: texts.recipientWrong } as const;

interface FormProps {
  most: number;
  perDay: number;
  transfer: Write<"post", "/v1/token/transfers">;
}

export function TransferForm({ most, perDay, transfer }: FormProps) {
  const [form, set, clear] = useDraft<Form>("transfer", EMPTY);
  const [isShown, showErrors] = useState(false);
  const { body, errors } = checked(form, { most, myId: me.value?.id });
  const wrong = isShown ? errors : {};
  const send = async () => {
    if (!body) return showErrors(true);
    const isSure = await confirm({
      title: t(texts.sureTitle(n(texts.points, body.amount))),
      message: t(texts.sure(body.to_user_id)),
      action: t(texts.send),
    });
    if (isSure && (await transfer.write({ body }))) clear();
  };
  useMainButton({ text: t(texts.send), isBusy: transfer.isBusy, onPress: () => void send() });
  const change = (part: Partial<Form>) => set({ ...form, ...part });
  return (
    <>
      <List footer={t(texts.perDay(n(texts.points, perDay)))}>
        <li>
          <TextField
            label={t(texts.recipient)}
            hint={t(texts.recipientHint)}
            error={wrong.recipient && t(RECIPIENT[wrong.recipient])}
            value={form.recipient}
            maxLength={limits.UserId.maxLength}
            onChange={(recipient) => change({ recipient: recipient.trim() })}
          />
        </li>
        <li>
          <TextField
            label={t(texts.amount)}
            hint={t(texts.amountHint(n(texts.points, most)))}
            error={wrong.amount && t(texts.amountWrong(format.number(most)))}
            value={form.amount}
            inputMode="numeric"
            onChange={(amount) => change({ amount })}
          />
        </li>
        <li>
          <TextArea
            label={t(texts.note)}
            hint={t(texts.noteHint)}
            rows={2}
            value={form.note}
            maxLength={limits.NewTransfer.note.maxLength}
            onChange={(note) => change({ note })}
          />
        </li>
      </List>
      <ProblemNote of={transfer} problems={problems} />
    </>
  );
}
