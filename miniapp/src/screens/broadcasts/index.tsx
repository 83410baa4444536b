/** Writing to many: what was sent, how far it is, and something new. */
import type { RoomProps } from "../../router";
import { Broadcast } from "./Broadcast";
import { Broadcasts } from "./Broadcasts";
import "./broadcasts.css";
import { Create } from "./Create";

export default function Room({ path: [part, contestId] }: RoomProps) {
  if (part === "new") return <Create contestId={contestId} />;
  if (part === "contest") return <Broadcasts ofContest={contestId} />;
  return part ? <Broadcast id={part} /> : <Broadcasts />;
}
