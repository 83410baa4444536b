/** The person's points: how many, where they came from, and what can be done with them. */
import type { RoomProps } from "../../router";
import { Leaderboard } from "./Leaderboard";
import { Overview } from "./Overview";
import "./points.css";
import { Receive } from "./Receive";
import { Send } from "./Send";
import { Statement } from "./Statement";

export default function Points({ path: [part] }: RoomProps) {
  if (part === "send") return <Send />;
  if (part === "receive") return <Receive />;
  if (part === "leaderboard") return <Leaderboard />;
  if (part === "statement") return <Statement />;
  return <Overview />;
}
