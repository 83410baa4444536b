/** What the person has won, and what there is to do about it. */
import type { RoomProps } from "../../router";
import { Prize } from "./Prize";
import { Prizes } from "./Prizes";
import "./prizes.css";

export default function Room({ path: [contestId] }: RoomProps) {
  return contestId ? <Prize contestId={contestId} /> : <Prizes />;
}
