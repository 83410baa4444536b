/** Inviting friends: the link, what came of it, and what the next one is worth. */
import type { RoomProps } from "../../router";
import "./invite.css";
import { Invitees } from "./Invitees";
import { Leaders } from "./Leaders";
import { Overview } from "./Overview";

const SECTIONS = { leaders: Leaders, people: Invitees } as const;

export default function Invite({ path: [section = ""] }: RoomProps) {
  const Section = section in SECTIONS ? SECTIONS[section as keyof typeof SECTIONS] : Overview;
  return <Section />;
}
