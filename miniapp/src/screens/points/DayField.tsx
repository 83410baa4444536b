import { TextField } from "../../ui";

interface DayProps {
  label: string;
  value: string;
  max: string;
  error?: string | undefined;
  onChange: (day: string) => void;
}

/** A day is a day also while it is being typed: what is none stays what it was. */
export function DayField({ onChange, ...field }: DayProps) {
  return (
    <li>
      <TextField {...field} type="date" onChange={(day) => day && onChange(day)} />
    </li>
  );
}
