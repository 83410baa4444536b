import { render } from "preact";

render(<p>Telegram</p>, document.body);
