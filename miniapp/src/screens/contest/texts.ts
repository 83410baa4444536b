import type { Problems, Text, Texts } from "../../texts";

export const texts = {
  title: { ru: "Конкурс", en: "Contest" },
  notFound: { ru: "Такого конкурса нет", en: "There is no such contest" },
  notFoundText: {
    ru: "Возможно, ссылка устарела или конкурс ещё не опубликован.",
    en: "The link may be old, or the contest is not published yet.",
  },
  others: { ru: "Посмотреть другие", en: "See the others" },
  // How it stands
  left: (time: string): Text => ({ ru: `Осталось ${time}`, en: `${time} left` }),
  until: (moment: string): Text => ({ ru: `До ${moment}`, en: `Until ${moment}` }),
  startsIn: (time: string): Text => ({ ru: `Начнётся через ${time}`, en: `Starts in ${time}` }),
  startsAt: (moment: string): Text => ({ ru: `Начало: ${moment}`, en: `Starts ${moment}` }),
  endsAt: (moment: string): Text => ({ ru: `Конец: ${moment}`, en: `Ends ${moment}` }),
  yourTime: (moment: string): Text => ({
    ru: `По вашему времени: ${moment}`,
    en: `In your time: ${moment}`,
  }),
  closing: { ru: "Приём заявок заканчивается", en: "Entries are closing" },
  closingNote: {
    ru: "Время вышло. Ещё минута, и список участников будет закрыт.",
    en: "The time is up. In a minute the list of participants is final.",
  },
  closed: { ru: "Приём заявок окончен", en: "Entries are closed" },
  closedNote: {
    ru: "Скоро будет розыгрыш, и станут известны победители.",
    en: "The draw comes soon, and then the winners are known.",
  },
  drawn: { ru: "Победители определены", en: "The winners are drawn" },
  drawnNote: {
    ru: "Посмотрите, кто выиграл, и проверьте розыгрыш сами.",
    en: "See who has won, and check the draw yourself.",
  },
  cancelled: { ru: "Конкурс отменён", en: "The contest is cancelled" },
  cancelledNote: {
    ru: "Розыгрыша не будет. Баллы, потраченные на билеты, вернутся на счёт.",
    en: "There will be no draw. Points spent on tickets come back to the balance.",
  },
  draft: { ru: "Это черновик", en: "This is a draft" },
  draftNote: {
    ru: "Его видят только организаторы. Участники увидят конкурс, когда вы его опубликуете.",
    en: "Only its organisers see it. Participants will once you publish it.",
  },
  manage: { ru: "Открыть в «Моих конкурсах»", en: "Open in “My contests”" },
  result: { ru: "Итоги", en: "Results" },
  // Joining and leaving
  join: { ru: "Участвовать", en: "Join" },
  joinAgain: { ru: "Вернуться в конкурс", en: "Join again" },
  joined: { ru: "Вы участвуете!", en: "You are in!" },
  in: { ru: "Вы участвуете", en: "You are in" },
  inClosed: { ru: "Вы в розыгрыше", en: "You are in the draw" },
  inOver: { ru: "Вы участвовали", en: "You took part" },
  tickets: {
    ru: { one: "{n} билет", few: "{n} билета", many: "{n} билетов" },
    en: { one: "{n} ticket", other: "{n} tickets" },
  },
  rank: (place: string): Text => ({ ru: `Место в таблице: ${place}`, en: `Place: ${place}` }),
  rankAbout: (place: string): Text => ({
    ru: `Место в таблице: около ${place}`,
    en: `Place: about ${place}`,
  }),
  notQualified: {
    ru: "Выполните обязательные задания, иначе в розыгрыше вас не будет.",
    en: "Do the tasks that are needed, else you take no part in the draw.",
  },
  wasNotQualified: {
    ru: "Обязательные задания не выполнены, поэтому в розыгрыше вас нет.",
    en: "The tasks that were needed are not done, so you take no part in the draw.",
  },
  moreTickets: {
    ru: "Чем больше билетов, тем выше шанс выиграть.",
    en: "The more tickets, the better your chance to win.",
  },
  withdrawn: { ru: "Вы вышли из конкурса", en: "You have left the contest" },
  withdrawnNote: {
    ru: "Пока он идёт, можно вернуться: билеты останутся вашими.",
    en: "While it is open you can come back, with the tickets that you have.",
  },
  out: { ru: "Вы больше не участвуете", en: "You are not in any more" },
  outNote: {
    ru: "Организаторы сняли вашу заявку. Причину бот написал вам в чате.",
    en: "The organisers have taken your entry out. The bot told you why in the chat.",
  },
  reason: (words: string): Text => ({ ru: `Причина: ${words}`, en: `Their reason: ${words}` }),
  unknown: {
    ru: "Не удалось узнать, участвуете ли вы.",
    en: "We could not find out whether you are in.",
  },
  signIn: {
    ru: "Чтобы участвовать, откройте приложение из чата с ботом в Telegram.",
    en: "To join, open the app from the chat with the bot in Telegram.",
  },
  leave: { ru: "Выйти из конкурса", en: "Leave the contest" },
  leaveTitle: { ru: "Выйти из конкурса?", en: "Leave the contest?" },
  leaveSure: {
    ru: "В розыгрыше вас не будет. Пока конкурс идёт, можно вернуться, и билеты останутся вашими.",
    en: "You take no part in the draw then. While it is open you can come back, with your tickets.",
  },
  leaveFull: {
    ru: "В розыгрыше вас не будет, а место может занять другой: число участников ограничено.",
    en: "You take no part in the draw then, and somebody may take your place: there are only so many.",
  },
  leaveYes: { ru: "Выйти", en: "Leave" },
  left_: { ru: "Вы вышли", en: "You have left" },
  // Captcha
  captchaTitle: { ru: "Вы точно человек?", en: "Are you human?" },
  captchaText: {
    ru: "Организаторы просят короткую проверку. Обычно хватает пары секунд.",
    en: "The organisers ask for a short check. It takes a few seconds.",
  },
  captchaLoading: { ru: "Загружаем проверку…", en: "Loading the check…" },
  captchaFailed: {
    ru: "Проверка не загрузилась. Посмотрите, есть ли связь и не мешает ли блокировщик рекламы или VPN.",
    en: "The check did not load. See whether you are online, and whether a blocker or a VPN is in its way.",
  },
  captchaAbsent: {
    ru: "Проверку сейчас пройти нельзя: она не настроена. Напишите организаторам.",
    en: "The check cannot be passed now: it is not set up. Please tell the organisers.",
  },
  // What it is about
  prizes: { ru: "Призы", en: "Prizes" },
  prizeCount: (count: string): Text => ({ ru: `× ${count}`, en: `× ${count}` }),
  claimWithin: {
    ru: {
      one: "Забрать нужно за {n} час",
      few: "Забрать нужно за {n} часа",
      many: "Забрать нужно за {n} часов",
    },
    en: { one: "To be claimed within {n} hour", other: "To be claimed within {n} hours" },
  },
  about: { ru: "О конкурсе", en: "About" },
  conditions: { ru: "Условия", en: "Conditions" },
  rules: { ru: "Правила", en: "Rules" },
  rulesNone: { ru: "Отдельных правил нет", en: "There are no rules of its own" },
  beSubscribed: { ru: "Чтобы выиграть, будьте подписаны", en: "To win, be subscribed" },
  privateChannel: { ru: "Закрытый канал", en: "A private channel" },
  noEarlierWinners: {
    ru: "Победители прошлых конкурсов не участвуют",
    en: "Winners of earlier contests do not take part",
  },
  places: { ru: "Занято мест", en: "Places taken" },
  endsEarly: {
    ru: "Как только места закончатся, закончится и конкурс.",
    en: "With the last place taken, the contest ends.",
  },
  captchaNote: {
    ru: "При вступлении будет проверка, что вы не робот",
    en: "On joining you are asked whether you are human",
  },
  participants: {
    ru: { one: "{n} участник", few: "{n} участника", many: "{n} участников" },
    en: { one: "{n} participant", other: "{n} participants" },
  },
  people: { ru: "Участники", en: "Participants" },
  share: { ru: "Поделиться", en: "Share" },
  inviteFriends: { ru: "Пригласить друзей", en: "Invite friends" },
  inviteNote: { ru: "За друзей дают баллы", en: "Friends bring you points" },
  // The leaderboard
  leaderboard: { ru: "Таблица", en: "Leaderboard" },
  leaderboardEmpty: { ru: "Пока никого нет", en: "Nobody has joined yet" },
  leaderboardEmptyText: { ru: "Будьте первым!", en: "Be the first!" },
  you: { ru: "Вы", en: "You" },
  // My tickets
  myTickets: { ru: "Мои билеты", en: "My tickets" },
  ticketsMax: (tickets: string): Text => ({
    ru: `Больше ${tickets} у одного участника не бывает.`,
    en: `An entry can have ${tickets} at most.`,
  }),
  line: { ru: "Ваша строка в списке розыгрыша", en: "Your line in the list of the draw" },
  lineNote: {
    ru: "По этой строке вы найдёте себя в списке, когда он будет опубликован. Имени в ней нет.",
    en: "By this line you find yourself in the list once it is public. Your name is not in it.",
  },
  copyLine: { ru: "Скопировать строку", en: "Copy the line" },
  // Tasks
  tasks: { ru: "Задания", en: "Tasks" },
  tasksOnceIn: { ru: "Задания откроются, когда вы вступите.", en: "They open once you are in." },
  tasksNone: {
    ru: "В этом конкурсе заданий нет: больше ничего делать не нужно.",
    en: "This contest has no tasks: you need not do anything else.",
  },
  mandatory: { ru: "обязательно", en: "needed to win" },
  plus: (what: string): Text => ({ ru: `+ ${what}`, en: `+ ${what}` }),
  points: {
    ru: { one: "{n} балл", few: "{n} балла", many: "{n} баллов" },
    en: { one: "{n} point", other: "{n} points" },
  },
  doNext: { ru: "Выполнить задание", en: "Do the next task" },
  stateCompleted: { ru: "Готово", en: "Done" },
  stateToday: {
    ru: "Сегодня отмечено. Приходите завтра",
    en: "Done for today. Come back tomorrow",
  },
  statePending: { ru: "Проверяется", en: "Being checked" },
  statePaying: { ru: "Списываем баллы", en: "Taking the points" },
  stateLocked: { ru: "Сначала другие задания", en: "Other tasks come first" },
  stateOpens: (moment: string): Text => ({
    ru: `Откроется ${moment}`,
    en: `Opens ${moment}`,
  }),
  stateOver: { ru: "Время задания вышло", en: "Its time is over" },
  stateRejected: { ru: "Не принято", en: "Not accepted" },
  stateUsedUp: { ru: "Попыток больше нет", en: "No attempts left" },
  stateOff: { ru: "Отменено организаторами", en: "Called off by the organisers" },
  stateContestOver: { ru: "Конкурс уже не идёт", en: "The contest is not open" },
  attempts: {
    ru: {
      one: "Осталась {n} попытка",
      few: "Осталось {n} попытки",
      many: "Осталось {n} попыток",
    },
    en: { one: "{n} attempt left", other: "{n} attempts left" },
  },
  worthTickets: { ru: "Билеты за задание", en: "Tickets for it" },
  worthPoints: { ru: "Баллы за задание", en: "Points for it" },
  rewardGone: { ru: "уже разобраны", en: "none left" },
  paymentDue: { ru: "в пути", en: "on their way" },
  paymentDone: { ru: "получены", en: "received" },
  closes: (moment: string): Text => ({ ru: `До ${moment}`, en: `Until ${moment}` }),
  done: (given: string, all: string): Text => ({
    ru: `Готово: + ${given}. Теперь у вас ${all}`,
    en: `Done: + ${given}. You have ${all} now`,
  }),
  doneNothing: { ru: "Готово!", en: "Done!" },
  pending: { ru: "Спасибо! Проверяем.", en: "Thank you! It is being checked." },
  wrong: { ru: "Неверно. Попробуйте ещё раз.", en: "That is not right. Try again." },
  wrongLast: {
    ru: "Неверно, и попыток больше нет.",
    en: "That is not right, and there are no attempts left.",
  },
  rejected: { ru: "Ответ не принят.", en: "It was not accepted." },
  back: { ru: "К конкурсу", en: "Back to the contest" },
  // Each kind of task
  subscribe: {
    ru: "Подпишитесь на канал, потом вернитесь сюда и нажмите «Проверить».",
    en: "Subscribe to the channel, come back here and press “Check”.",
  },
  subscribeAll: {
    ru: "Подпишитесь на все каналы, потом вернитесь сюда и нажмите «Проверить».",
    en: "Subscribe to all of the channels, come back here and press “Check”.",
  },
  check: { ru: "Проверить", en: "Check" },
  checkAgain: { ru: "Проверить ещё раз", en: "Check again" },
  visit: {
    ru: "Откройте страницу, а потом вернитесь и нажмите «Готово».",
    en: "Have a look at the page, come back and press “Done”.",
  },
  openPage: { ru: "Открыть страницу", en: "Open the page" },
  seen: { ru: "Готово", en: "Done" },
  daily: {
    ru: "Отмечайтесь здесь раз в день: считается каждый день.",
    en: "Look in here once a day: each day counts.",
  },
  here: { ru: "Отметиться", en: "I am here" },
  code: { ru: "Код", en: "The code" },
  codeHint: {
    ru: "Большие и маленькие буквы не различаются.",
    en: "Capital and small letters are the same.",
  },
  sendCode: { ru: "Проверить код", en: "Check the code" },
  answers: { ru: "Ответы", en: "Answers" },
  tick: {
    ru: "Отметьте всё верное: ответов может быть несколько.",
    en: "Tick all that is right: there may be several.",
  },
  sendAnswer: { ru: "Ответить", en: "Answer" },
  answer: { ru: "Ваш ответ", en: "Your answer" },
  answerHint: {
    ru: "Ответ посмотрят организаторы.",
    en: "The organisers will look at it.",
  },
  answerInChat: {
    ru: "Ответить картинкой в чате с ботом",
    en: "Answer with a picture in the chat",
  },
  sendForReview: { ru: "Отправить на проверку", en: "Send it for review" },
  price: { ru: "Цена", en: "Price" },
  balance: { ru: "У вас", en: "You have" },
  tooFew: {
    ru: "Баллов пока не хватает. Их дают за задания и приглашённых друзей.",
    en: "You have too few points yet. Tasks and invited friends bring more.",
  },
  buy: (price: string): Text => ({ ru: `Купить за ${price}`, en: `Buy for ${price}` }),
  buyTitle: { ru: "Купить билеты?", en: "Buy the tickets?" },
  buySure: (tickets: string, price: string): Text => ({
    ru: `Вы получите ${tickets}, со счёта спишется ${price}.`,
    en: `You get ${tickets}, and ${price} are taken from your balance.`,
  }),
  buyYes: { ru: "Купить", en: "Buy" },
  notBought: {
    ru: "Купить не получилось, баллы остались у вас.",
    en: "It could not be bought; your points are still there.",
  },
  invite: {
    ru: "Пригласите друзей по вашей ссылке. Друг засчитывается, когда пришёл и остался.",
    en: "Invite friends by your link. Each counts once they have come and stayed.",
  },
  friends: { ru: "Приглашено друзей", en: "Friends invited" },
  perFriend: (tickets: string): Text => ({
    ru: `За каждого друга: ${tickets}`,
    en: `For each friend: ${tickets}`,
  }),
  noTask: { ru: "Такого задания нет", en: "There is no such task" },
  notIn: {
    ru: "Сначала вступите в конкурс, и задания откроются.",
    en: "Join the contest first, and its tasks open.",
  },
} satisfies Texts;

export const problems: Problems = {
  "attempts-used-up": { ru: "Попыток больше нет.", en: "There are no attempts left." },
  "captcha-needed": {
    ru: "Сначала пройдите проверку, что вы не робот.",
    en: "Please pass the check first: it asks whether you are human.",
  },
  "captcha-refused": {
    ru: "Проверка не пройдена или устарела. Пройдите её ещё раз.",
    en: "The check was not passed, or is too old. Please pass it again.",
  },
  "captcha-unavailable": {
    ru: "Проверка сейчас не отвечает. Попробуйте ещё раз через минуту.",
    en: "The check does not answer now. Please try again in a minute.",
  },
  "contest-full": {
    ru: "Мест больше нет: конкурс принял всех, кого мог.",
    en: "The contest is full: there are as many participants as it takes.",
  },
  "contest-not-open": {
    ru: "Этот конкурс сейчас не принимает заявки.",
    en: "This contest takes no entries now.",
  },
  "entry-disqualified": {
    ru: "Организаторы сняли вашу заявку, вернуться нельзя.",
    en: "The organisers have taken your entry out; you cannot come back.",
  },
  "entry-excluded": {
    ru: "Вы не можете участвовать: в этом конкурсе не участвуют его организаторы, победители прошлых конкурсов и те, кого заблокировали.",
    en: "You may not join: its organisers, earlier winners and those who are banned take no part.",
  },
  "entry-not-found": {
    ru: "Вы не участвуете в этом конкурсе.",
    en: "You are not in this contest.",
  },
  "insufficient-points": { ru: "У вас не хватает баллов.", en: "You have too few points." },
  "ledger-unavailable": {
    ru: "Баллы сейчас недоступны. Попробуйте через несколько минут.",
    en: "The points cannot be reached now. Please try again in a few minutes.",
  },
  "membership-unknown": {
    ru: "Telegram не говорит, подписаны ли вы. Проверьте ещё раз чуть позже.",
    en: "Telegram does not tell whether you are subscribed. Please check again soon.",
  },
  "not-a-member": {
    ru: "Вы подписаны ещё не на все каналы. Подпишитесь и проверьте ещё раз.",
    en: "You are not in all of the channels yet. Subscribe, and check again.",
  },
  "not-entered": { ru: "Сначала вступите в конкурс.", en: "Please join the contest first." },
  "purchases-off": {
    ru: "Билеты за баллы сейчас не продаются.",
    en: "Tickets are not sold for points now.",
  },
  "task-locked": {
    ru: "Сначала нужно выполнить другие задания.",
    en: "Other tasks have to be done before.",
  },
  "task-not-found": { ru: "Такого задания нет.", en: "There is no such task." },
  "task-not-open": {
    ru: "Это задание сейчас недоступно.",
    en: "This task is not open now.",
  },
  "user-not-found": {
    ru: "Аккаунт удалён. Закройте приложение и откройте его снова.",
    en: "The account is deleted. Close the app and open it again.",
  },
};
