/** Telegram's objects, as far as the page shows them. */

export interface User {
  id: number;
  first_name: string;
  last_name?: string;
  username?: string;
  language_code?: string;
  is_premium?: true;
}

export interface Person extends User {
  blocked: boolean;
  phone_number?: string | null;
}

export interface Chat {
  id: number;
  type: "private" | "group" | "supergroup" | "channel";
  title?: string;
  username?: string;
  first_name?: string;
}

export interface ListedChat extends Chat {
  status: string;
  members: number;
}

export interface Entity {
  type: string;
  offset: number;
  length: number;
  url?: string;
  user?: User;
  language?: string;
}

export interface Button {
  text: string;
  url?: string;
  callback_data?: string;
  web_app?: { url: string };
  switch_inline_query?: string;
  switch_inline_query_current_chat?: string;
  copy_text?: { text: string };
  request_contact?: boolean;
}

export interface Markup {
  inline_keyboard?: Button[][];
  keyboard?: (Button | string)[][];
  remove_keyboard?: boolean;
}

export interface Message {
  message_id: number;
  chat: Chat;
  from?: User & { is_bot?: boolean };
  sender_chat?: Chat;
  via_bot?: User;
  date: number;
  edit_date?: number;
  text?: string;
  entities?: Entity[];
  caption?: string;
  caption_entities?: Entity[];
  photo?: { file_id: string; width: number; height: number }[];
  document?: { file_id: string; file_name?: string; file_size?: number };
  contact?: { phone_number: string; first_name: string };
  web_app_data?: { data: string; button_text: string };
  write_access_allowed?: object;
  reply_markup?: Markup;
}

export interface InlineResult {
  id: string;
  type: string;
  title?: string;
  description?: string;
  thumbnail_url?: string;
}

/** To a press, or to an inline query. */
export interface Answer {
  callback_query_id?: string;
  text?: string;
  show_alert?: boolean;
  url?: string;
  inline_query_id?: string;
  results?: InlineResult[];
}

export interface Command {
  command: string;
  description: string;
}

export function nameOf(person: User): string {
  return [person.first_name, person.last_name].filter(Boolean).join(" ");
}
