/** Generated from openapi/ by `make spec`: do not edit. */
export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the gateway runs */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which version of the gateway runs */
        get: operations["getVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/{service}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether one service answers */
        get: operations["getServiceHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether every service can do its work */
        get: operations["getReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["getOpenapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/{service}/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events and updates that a service could not take */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/{service}/dead-letters/{letter_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget a dead-letter message */
        delete: operations["discardDeadLetter"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/{service}/dead-letters/{letter_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a dead-letter message again, once its cause is fixed */
        post: operations["replayDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/{service}/dead-letters/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try all dead-letter messages again, once their cause is fixed
         * @description The oldest first, a thousand in one call; what fails again is kept.
         */
        post: operations["replayDeadLetters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/telegram": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with the Mini App's initData
         * @description One initData leads to one session, also when it comes again: after a reload, from a second tab, or because the answer was lost. Until its first refresh token is used, that one is the answer; afterwards another chain begins, and a token of the one before ends the session.
         */
        post: operations["createSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange the refresh token for the next one and a new access token
         * @description A refresh token is used once. The one before the current one gets the same answer again, for whoever lost it; any older one ends the session.
         */
        post: operations["refreshSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's live sessions, newest first */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /** End all of the caller's sessions, or all others */
        delete: operations["deleteSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of the caller's sessions */
        delete: operations["deleteSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed-in user */
        get: operations["getMe"];
        put?: never;
        post?: never;
        /**
         * Delete the account and everything personal
         * @description Here at once, in the other services within moments. Points keep their history under an id that leads to nobody.
         */
        delete: operations["deleteMe"];
        options?: never;
        head?: never;
        /** Choose the locale */
        patch: operations["updateMe"];
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public keys that access tokens are signed with */
        get: operations["getJwks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{telegram_id}/roles/organiser": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Let someone create contests
         * @description In their access tokens from the next refresh on. They need not have signed in yet. Needs the role `admin`.
         */
        put: operations["putOrganiserRole"];
        post?: never;
        /**
         * Let someone create contests no more
         * @description In their access tokens from the next refresh on; an admin keeps it. Their contests stay theirs. Needs the role `admin`.
         */
        delete: operations["deleteOrganiserRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/broadcasts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Broadcasts that one has made, newest first
         * @description An admin sees those of everybody, and what the bot tells by itself; whoever edits a contest all of its.
         */
        get: operations["listBroadcasts"];
        put?: never;
        /**
         * Write to many
         * @description Each person of the audience gets it once, in the bot's chat. Replies of the bot go before it. Whoever edits the contest may, and an admin; to everybody an admin alone.
         */
        post: operations["createBroadcast"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/broadcasts/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a broadcast to oneself alone, and count its audience */
        post: operations["previewBroadcast"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/broadcasts/{broadcast_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a broadcast is
         * @description For who has made it, who edits its contest, and admins.
         */
        get: operations["getBroadcast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/broadcasts/{broadcast_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold a broadcast
         * @description What is being sent at this moment is sent still; nobody else gets it until it is resumed.
         */
        post: operations["pauseBroadcast"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/broadcasts/{broadcast_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on with a broadcast that is held
         * @description It goes on where it was.
         */
        post: operations["resumeBroadcast"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/broadcasts/{broadcast_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a broadcast
         * @description Nobody else gets it, ever.
         */
        post: operations["cancelBroadcast"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The channels and groups that one has connected
         * @description By their titles, fifty at most. Those of others are not shown to anybody, admins neither. Needs the role `organiser`.
         */
        get: operations["listChannels"];
        put?: never;
        /**
         * Connect a channel or a group by its name
         * @description The bot has to be in it, and who asks an administrator who may post there. The same again looks at its rights anew. Needs the role `organiser`.
         */
        post: operations["connectChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{channel_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Connect a channel no more
         * @description What stands there is followed to its end. Needs the role `organiser`.
         */
        delete: operations["deleteChannel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where one has posted a contest
         * @description For its owner and editors, each their own.
         */
        get: operations["listContestPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/channels/{channel_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Post a contest in a channel, or change the post that is there
         * @description For its owner and editors, in a channel that they have connected. It stands there within a minute, once the contest is published and its time has come, and follows the contest from then on.
         */
        put: operations["putContestPost"];
        post?: never;
        /**
         * Drop the post of a contest
         * @description One that stands there already is left as it is, and follows the contest no more.
         */
        delete: operations["deleteContestPost"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/named-organisers/{username}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Let someone organise a contest, by their username
         * @description As `putOrganiser`, for somebody who has been here before under this name: the id of who has not is not known.
         */
        put: operations["putNamedOrganiser"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prepare a message that the caller can send to their chats
         * @description The card of a contest, or the caller's invitation. The Mini App hands its `id` to Telegram, which asks the caller where to send it; it is good once, for the caller alone.
         */
        post: operations["createShare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/telegram/webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An update from Telegram
         * @description Stored before the answer, processed after it. An update that was stored before is answered alike.
         */
        post: operations["receiveTelegramUpdate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Contests, newest first
         * @description Published ones; an admin sees drafts as well, and with `mine` whoever is an organiser those that they organise.
         */
        get: operations["listContests"];
        put?: never;
        /**
         * Create a contest, as a draft
         * @description Whoever creates it owns it. Needs the role `organiser`.
         */
        post: operations["createContest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One contest
         * @description A draft is there for those who organise it.
         */
        get: operations["getContest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a contest
         * @description Whoever edits it says in `If-Match` which version they saw. Once it is open, texts may be spelt anew; what makes it better for those who are in needs a reason, which is public; nothing else may change.
         */
        patch: operations["updateContest"];
        trace?: never;
    };
    "/v1/contests/{contest_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish a draft
         * @description It is scheduled, or open where its start has come. The points that it can give away, each reward as often as its limit and each prize of points, are its budget: issued now, and what is left is returned at its end. Whoever may publish it may do so, up to the `budget_max` of `putContestPoints`.
         */
        post: operations["publishContest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/unpublish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a scheduled contest back
         * @description It is a draft again.
         */
        post: operations["unpublishContest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close an open contest before its end
         * @description Nobody can join from now on. The reason is public.
         */
        post: operations["closeContest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a contest
         * @description There will be no winners. The reason is public.
         */
        post: operations["cancelContest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/draw/disqualify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a prize from its holder
         * @description Until the draw is confirmed. It goes to the next in the order who has held none; nobody else's prize changes. The decision is public.
         */
        post: operations["disqualifyWinner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/draw/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm who has won
         * @description Winners are told. Nothing changes any more, but that a prize which has to be claimed and is not goes on to the next. Refused while a holder has not been checked, or has been found not to be allowed to win, unless `despite_findings`.
         */
        post: operations["confirmDraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/winners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who holds the prizes of a contest, for its organisers
         * @description With what the check of each has found, and how to reach them.
         */
        get: operations["listWinners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/prizes/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many codes each prize has, and how many are left
         * @description Of prizes that can have codes. The codes themselves are for their winners alone.
         */
        get: operations["listPrizeCodes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/prizes/{position}/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give a prize the codes that its winners get
         * @description Once the contest is open, until the draw is confirmed. They take the place of those there are, in their order: as many as the prize has winners at least. Each goes to one winner, and one that another prize of the contest has is refused.
         */
        put: operations["putPrizeCodes"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/prizes/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the caller has won
         * @description Once the draw is confirmed. A code is in it for its winner alone; of a prize that has to be claimed, once that is done.
         */
        get: operations["getMyPrize"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/prizes/me/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Claim one's prize
         * @description Of one that has to be claimed, before `claim_until`. Again comes to the same, and `shows_name` is what was said last.
         */
        post: operations["claimPrize"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/draw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The proof of a draw
         * @description From the moment its header is public. `docs/draw.md` says how to verify it; times in it are seconds since 1970.
         */
        get: operations["getDraw"];
        put?: never;
        /**
         * Draw now what can be drawn
         * @description The clock does it as well, every minute. The list is frozen further, or the round asked for; the reply says how far it is.
         */
        post: operations["createDraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/draw/pages/{page}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of the list that is drawn from */
        get: operations["getDrawPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/draw/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The caller's line in the list that is drawn from
         * @description With the salt, which is theirs alone, and the way from the line to the root.
         */
        get: operations["getMyProof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/captcha": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a captcha is shown with
         * @description The widget gets the action `join` and the user's `id` as `cData`. Its token is good once, for five minutes.
         */
        get: operations["getCaptcha"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The entries of a contest, for its organisers */
        get: operations["listEntries"];
        put?: never;
        /**
         * Join a contest
         * @description Whoever is in already is told so by 200, with the entry there is; whoever has left is in again, with the tickets they had.
         */
        post: operations["createEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/entries/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's entry in a contest */
        get: operations["getMyEntry"];
        put?: never;
        post?: never;
        /**
         * Leave a contest
         * @description Until it is closed. Nothing that was done for it is lost when the person comes back.
         */
        delete: operations["deleteMyEntry"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/entries/{entry_id}/disqualify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an entry out of a contest
         * @description The person is told, with the reason.
         */
        post: operations["disqualifyEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/exclusions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may not enter a contest, for its organisers */
        get: operations["listExclusions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/exclusion-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whom the rules of a contest keep out, for everybody
         * @description How many, not who. Those whom its organisers have banned are not among them.
         */
        get: operations["getExclusionRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/exclusions/{telegram_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Keep someone out of a contest
         * @description Staff before it opens; a ban at any time until its list of entries is frozen. An entry that is there is disqualified, and the person is told why.
         */
        put: operations["putExclusion"];
        post?: never;
        /**
         * Keep someone out of a contest no more
         * @description A ban at any time, anything else before it opens. What was disqualified stays so.
         */
        delete: operations["deleteExclusion"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Copy a contest, its tasks too, into a draft
         * @description Whoever organises it may, and owns the copy. It begins tomorrow at the same hour of its zone, and what else has a time moves by as many days. Single-use codes are not in the copy, nor who was banned. Needs the role `organiser`.
         */
        post: operations["copyContest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of a contest, newest first */
        get: operations["listContestVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public log of a contest, newest first */
        get: operations["listContestChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contest-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Contests to begin with
         * @description Needs the role `organiser`.
         */
        get: operations["listContestTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contest-templates/{template_id}/contests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a draft with its tasks from a template
         * @description Needs the role `organiser`.
         */
        post: operations["createContestFromTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/organisers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who organises a contest */
        get: operations["listOrganisers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/organisers/{telegram_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Let someone organise a contest
         * @description Its owner alone may. The owner of a contest is whoever created it.
         */
        put: operations["putOrganiser"];
        post?: never;
        /**
         * Let someone organise a contest no more
         * @description Its owner alone may, who stays one themselves.
         */
        delete: operations["deleteOrganiser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pages/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A text of the bot or the Mini App
         * @description In the locale that is asked for, else in English, else in whatever there is.
         */
        get: operations["getPage"];
        /**
         * Write a text of the bot or the Mini App
         * @description Markdown: paragraphs, headings of `##` and `###`, lists, quotes, code, emphasis, and links that begin with `https://` or `tg://`. HTML in it is shown as it is written. What says the same as the newest version is no other. Needs the role `admin`.
         */
        put: operations["putPage"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pages/{slug}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every version of a text, newest first
         * @description Of one locale; of English where none is named. Needs the role `admin`.
         */
        get: operations["listPageVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contest-points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What contests may do with points
         * @description Needs the role `admin`. At first nothing. Needs the role `admin`.
         */
        get: operations["getContestPoints"];
        /**
         * Let contests use points, or not
         * @description Needs the role `admin`. From that moment on nobody begins to buy tickets where that is off; what has begun goes on. A budget that was promised stays. Needs the role `admin`.
         */
        put: operations["putContestPoints"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What people see who open the address in a browser
         * @description What this is, and the contests that are open. Without `locale` it is in the language that the browser prefers.
         */
        get: operations["getHomePage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contests/{contest_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The public page of a contest
         * @description For whoever follows a link to it, with what messengers show of one. Without `locale` it is in the language that the browser prefers, else in the contest's own.
         */
        get: operations["getContestPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contests/{contest_id}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The picture that a shared link to a contest shows
         * @description 1200 by 630 pixels, with the title, a prize and the end. It stays the same at its address, since that names the version.
         */
        get: operations["getContestPicture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sitemap.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The public pages, for search engines
         * @description The home page and the newest contests that may be found. Without an address of its own (`MINIAPP_URL`) there is nothing in it.
         */
        get: operations["getSitemap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/robots.txt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What search engines may look at
         * @description The public pages, and where the list of them is.
         */
        get: operations["getRobots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/leaderboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has most tickets, best first */
        get: operations["getLeaderboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures of a contest, for its organisers */
        get: operations["getContestStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tasks of a contest, for its organisers */
        get: operations["listTasks"];
        put?: never;
        /**
         * Add a task to a contest
         * @description Before it opens.
         */
        post: operations["createTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/task-outlines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What there is to do in a contest, before one joins
         * @description Without what is asked or where it leads, which comes with the entry, and without tasks that are switched off.
         */
        get: operations["listTaskOutlines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/tasks/{task_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a task out of a contest
         * @description Before it opens.
         */
        delete: operations["deleteTask"];
        options?: never;
        head?: never;
        /**
         * Change a task
         * @description Before it opens. Afterwards it can be switched off, with a reason that is public; tickets that were given stay.
         */
        patch: operations["updateTask"];
        trace?: never;
    };
    "/v1/contests/{contest_id}/tasks/{task_id}/completions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do a task, or try to
         * @description Once per person, task and period: whoever has done it is told so by the same answer. A wrong answer that is sent again with its key is not another attempt.
         */
        post: operations["completeTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/tasks/{task_id}/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give a task codes that are good once each
         * @description Before it opens. They take the place of those there are.
         */
        put: operations["putCodes"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Answers that wait to be judged, oldest first */
        get: operations["listReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/reviews/{review_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Judge an answer */
        post: operations["decideReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A contest as a participant would see it */
        get: operations["previewContest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where other systems hear of a contest
         * @description Its owner and editors see and change them.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Let another system hear of a contest
         * @description A contest has 3 at most. What happens from now on is told to the address, signed with the secret, by the Standard Webhooks specification: see `webhooks` below.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/webhooks/{webhook_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Let a system hear of a contest no more
         * @description What waits is not sent.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Change where a system hears of a contest, and of what
         * @description Switched on, or with another address, it begins anew, as if nothing had failed.
         */
        patch: operations["updateWebhook"];
        trace?: never;
    };
    "/v1/contests/{contest_id}/webhooks/{webhook_id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the secret of a webhook
         * @description For a day messages carry a signature by the secret before this one as well.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/webhooks/{webhook_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message to try a webhook with
         * @description It is sent after the answer, whatever else the webhook is told of, and tried again like any other.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/webhooks/{webhook_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send again what was given up
         * @description The oldest first, 500 at most; ask again while there is more. The next sweeps send them, within minutes.
         */
        post: operations["replayWebhookDeliveries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/webhooks/{webhook_id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages for a webhook, newest first
         * @description What has come of each of the last 30 days.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contests/{contest_id}/webhooks/{webhook_id}/deliveries/{message_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message again
         * @description Whether it was delivered, given up, or waits to be tried again. It is sent after the answer, with the same `webhook-id`.
         */
        post: operations["replayWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed-in user's invitation code, and what became of their invitations */
        get: operations["getMyReferral"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/me/qr": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The link of the signed-in user's invitation as a QR code */
        get: operations["getMyReferralQr"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/me/invitees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom the signed-in user has invited, newest first */
        get: operations["listMyInvitees"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/leaderboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who has invited most in the campaign of now
         * @description A hundred at most, ranked anew every ten minutes; of equals, who has had as many for longer.
         */
        get: operations["getReferralLeaderboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say who has invited the signed-in user
         * @description Only the `start_param` that Telegram has signed into the initData counts. The first one stays: asking again answers what there is.
         */
        post: operations["createReferralClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an invitation has to lead to, and what it is worth
         * @description Needs the role `admin`.
         */
        get: operations["getReferralRules"];
        /**
         * Set other rules, for invitations that are accepted from now on
         * @description Every version is kept. A campaign's budget can only grow. Needs the role `admin`.
         */
        put: operations["putReferralRules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/payouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Let invitations be paid, or nothing at all
         * @description From that moment on. What waits is paid once it is on again. Needs the role `admin`.
         */
        put: operations["putReferralPayouts"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give someone a code of your choice
         * @description Beside their own one, which goes on being good. It takes the place of the one that they were given before. Needs the role `admin`.
         */
        post: operations["createReferralCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/codes/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Let a code be good for nothing any more
         * @description Needs the role `admin`.
         */
        delete: operations["deleteReferralCode"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Invitations, those of the newest people first, for admins
         * @description Needs the role `admin`.
         */
        get: operations["listReferrals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/{referral_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a flagged invitation be paid
         * @description By the next look, if its invitee is still there. It is not judged again. Needs the role `admin`.
         */
        post: operations["approveReferral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/{referral_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a flagged invitation lead to nothing
         * @description For the reason `fraud`, and for good. Needs the role `admin`.
         */
        post: operations["rejectReferral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide about many flagged invitations at once
         * @description What cannot be decided says so, and keeps nothing else from it. Needs the role `admin`.
         */
        post: operations["decideReferrals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/codes/{code}/watch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Have every invitation of someone flagged before it pays, or no more
         * @description Theirs whose code it is or was. What is paid already stays so. Needs the role `admin`.
         */
        put: operations["watchReferrer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of the newest invitations, and how often each signal was right
         * @description Needs the role `admin`.
         */
        get: operations["getReferralStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/signals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * By what invitations are judged before they are paid
         * @description Needs the role `admin`.
         */
        get: operations["getReferralSignals"];
        /**
         * Judge invitations by something else from now on
         * @description Every version is kept. What is flagged already stays so. Needs the role `admin`.
         */
        put: operations["putReferralSignals"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/token/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed-in user's points, now or at a moment that is past */
        get: operations["getBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/token/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What has changed the signed-in user's points, newest first */
        get: operations["listTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/token/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed-in user's transactions as a file, oldest first */
        get: operations["exportStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/token/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send points to someone
         * @description Where an admin has let people do so, and within the limits. A key that was refused stays refused: another attempt needs another key.
         */
        post: operations["createTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/token/transfers/{transfer_id}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a transfer back
         * @description Once, if the points are still there: what someone has spent cannot be taken from them. Needs the role `admin`.
         */
        post: operations["createReversal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/token/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give someone points, or take some
         * @description Needs the role `admin`.
         */
        post: operations["createAdjustment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/token/leaderboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has most points */
        get: operations["getTokenLeaderboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/token/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether people may send each other points, and how many */
        get: operations["getTransferLimits"];
        /**
         * Let people send each other points, or not
         * @description From that moment on, also for transfers that are on their way. Needs the role `admin`.
         */
        put: operations["putTransferLimits"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "entry.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Someone has entered a contest
         * @description Once for each entry: who leaves and comes back is not told again.
         */
        post: operations["entryCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "contest.closed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A contest has been closed
         * @description By its end, or by an organiser before.
         */
        post: operations["contestClosed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "winner.confirmed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Someone has won a prize
         * @description One message for each prize, when the winners are confirmed; and for whoever gets a prize that was not claimed in time.
         */
        post: operations["winnerConfirmed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook.test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An organiser tries the webhook
         * @description Whatever the webhook is told of else (`testWebhook`).
         */
        post: operations["webhookTested"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        Readiness: {
            /** @constant */
            status: "ok";
            /** @description By service, `ok`, or `unsure` and what cannot be told now */
            services: {
                [key: string]: string;
            };
        };
        NewSession: {
            /** @description `Telegram.WebApp.initData`, as it is */
            init_data: string;
        };
        SessionRefresh: {
            refresh_token: string;
        };
        UserSession: {
            id: string;
            /** @description The browser and system it was opened with, such as `Chrome on Android` */
            user_agent: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            last_used_at: string;
            /** @description Whether it is the one that asks */
            current: boolean;
        };
        UserSessionList: {
            items: components["schemas"]["UserSession"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        UserUpdate: {
            locale: components["schemas"]["Locale"];
        };
        User: {
            id: string;
            /** @description Decimal digits: more than a JSON number holds safely */
            telegram_id: string;
            first_name: string;
            username: string | null;
            /** @description As Telegram gives it */
            language_code: string | null;
            locale: components["schemas"]["Locale"];
            roles: ("participant" | "organiser" | "admin")[];
            /** Format: date-time */
            created_at: string;
        };
        Session: {
            access_token: string;
            /** @constant */
            token_type: "Bearer";
            /** @description Seconds until the access token expires */
            expires_in: number;
            refresh_token: string;
            user: components["schemas"]["User"];
        };
        Jwk: {
            /** @constant */
            kty: "OKP";
            /** @constant */
            crv: "Ed25519";
            /** @constant */
            alg: "EdDSA";
            /** @constant */
            use: "sig";
            kid: string;
            x: string;
        };
        JwkSet: {
            keys: components["schemas"]["Jwk"][];
        };
        /** @description Everybody whom the bot knows, for admins alone; or people of a contest, for who edits it */
        BroadcastAudience: {
            /**
             * @description `others` hold no prize, `unfinished` have not completed the task
             * @enum {string}
             */
            kind: "all" | "entrants" | "winners" | "others" | "unfinished";
            /** @description Of all but `all` */
            contest_id?: string;
            /** @description Of `unfinished` */
            task_id?: string;
            locale?: components["schemas"]["Locale"];
        };
        BroadcastButton: {
            text: string;
            /** @description Begins with `https://` */
            url: string;
        };
        BroadcastMessage: {
            audience: components["schemas"]["BroadcastAudience"];
            /** @description As it is read: no markup */
            text: string;
            button?: components["schemas"]["BroadcastButton"];
        };
        NewBroadcast: {
            audience: components["schemas"]["BroadcastAudience"];
            /** @description As it is read: no markup */
            text: string;
            button?: components["schemas"]["BroadcastButton"];
            /**
             * Format: date-time
             * @description When to begin: within a minute of it. At once without it
             */
            starts_at?: string;
        };
        BroadcastPreview: {
            /** @description How many there are. Fewer are written to: not who speaks another language than the one asked for, nor whom the bot cannot write to */
            people_max: number;
        };
        Broadcast: {
            id: string;
            audience: components["schemas"]["BroadcastAudience"];
            /** @description null: what the bot says by itself, such as that a contest is cancelled */
            text: string | null;
            /**
             * @description One that has not begun yet is `running`, from `starts_at` on
             * @enum {string}
             */
            state: "running" | "paused" | "done" | "cancelled";
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            created_at: string;
            /** @description How many it has reached or is about to reach; it grows while it goes through its audience */
            people: number;
            /** @description How many have it */
            sent: number;
            /** @description How many cannot be written to. They are not asked again until they come back */
            blocked: number;
            /** @description How many did not get it for another reason */
            failed: number;
        };
        BroadcastList: {
            items: components["schemas"]["Broadcast"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        ChannelName: {
            /** @description The `@name` of a channel or a group. One that has none is connected by adding the bot to it */
            username: string;
        };
        ConnectedChannel: {
            id: components["schemas"]["ChannelId"];
            /** @enum {string} */
            kind: "channel" | "group" | "supergroup";
            title: string;
            /** @description Its `@name`, in lower case; null: it is private */
            username: string | null;
            /**
             * @description `lost`: the bot was taken out, or may not write there
             * @enum {string}
             */
            state: "connected" | "lost";
            /** @description What the bot lacks: to be an administrator, without which it does not hear who is there; to post messages; in a group, to write at all. Empty: it has all that it needs */
            missing_rights: ("administrator" | "post" | "write")[];
            /** @description Whether contests can be posted there as it is */
            takes_posts: boolean;
        };
        ConnectedChannelList: {
            items: components["schemas"]["ConnectedChannel"][];
        };
        /** @description Telegram's id of a channel or a group */
        ChannelId: string;
        /** @description What is not there is as the contest has it */
        ContestPostSettings: {
            /** @description In place of the contest's title and description, as it is read: no markup */
            text?: string | null;
            /** @description What the button says */
            button?: string | null;
            /**
             * @description `own` is one that was sent to the bot in the chat: it keeps it
             * @default contest
             * @enum {string}
             */
            picture: "contest" | "own" | "none";
            /**
             * @description Whoever presses the button is in. The Mini App is opened all the same where the contest has a captcha or a mandatory task
             * @default false
             */
            joins_at_once: boolean;
            /**
             * Format: date-time
             * @description When the post is to stand there, within a minute. At once without it, or when it has passed
             */
            publish_at?: string | null;
            /** @description Where the winners are named; else where the post is */
            results_channel_id?: components["schemas"]["ChannelId"] | null;
        };
        ContestPost: {
            channel_id: components["schemas"]["ChannelId"];
            channel_title: string;
            /**
             * @description `draft`: begun in the chat and not published there. `waiting`: for its time, for its contest to be published, or for a minute. `over`: nothing about it changes any more
             * @enum {string}
             */
            state: "draft" | "waiting" | "posted" | "over";
            text: string | null;
            button: string | null;
            /** @enum {string} */
            picture: "contest" | "own" | "none";
            joins_at_once: boolean;
            /** Format: date-time */
            publish_at: string | null;
            results_channel_id: components["schemas"]["ChannelId"] | null;
            /** @description The message, once it stands there. Null in a group that is no supergroup: it has no address */
            url: string | null;
        };
        ContestPostList: {
            items: components["schemas"]["ContestPost"][];
        };
        NewShare: {
            /**
             * @description Null: the caller's invitation
             * @default null
             */
            contest_id: string | null;
        };
        Share: {
            /** @description Of Telegram's `PreparedInlineMessage` */
            id: string;
            /** Format: date-time */
            expires_at: string;
        };
        Accepted: {
            /** @constant */
            status: "stored";
        };
        /** @description An Update of Telegram's Bot API; only its id is looked at before it is stored */
        TelegramUpdate: {
            update_id: number;
        } & {
            [key: string]: unknown;
        };
        /** @enum {string} */
        ContestStatus: "draft" | "scheduled" | "open" | "closed" | "cancelled" | "drawn";
        ContestText: {
            title: string;
            description: string;
            /** @default  */
            rules: string;
            /**
             * @description What the button to join says
             * @default
             */
            button: string;
        };
        /** @description What people read, by locale; a locale that is not there is shown in `default_locale` */
        ContestTexts: {
            en?: components["schemas"]["ContestText"];
            ru?: components["schemas"]["ContestText"];
        };
        /** @description A text by locale; a locale that is not there is shown in the contest's `default_locale` */
        LocalisedText: {
            en?: string;
            ru?: string;
        };
        Prize: {
            name: components["schemas"]["LocalisedText"];
            /** @description So many people win one */
            count: number;
            handover: components["schemas"]["LocalisedText"];
            /**
             * @description As `PrizeKind`
             * @default contact
             * @enum {string}
             */
            kind: "contact" | "code" | "claim" | "points";
            /**
             * @description Of a prize to be claimed: so many hours after it was won, else the next one wins it
             * @default null
             */
            claim_within_h: number | null;
            /**
             * @description Of the kind `points`: what each winner gets, once the draw is confirmed
             * @default null
             */
            points: number | null;
        };
        Contest: {
            id: string;
            /** @description In the locale that was asked for */
            title: string;
            /** @description In the locale that was asked for */
            description: string;
            status: components["schemas"]["ContestStatus"];
            /** @description Goes up by one with every change. The `ETag` of a contest is this number in quotes */
            version: number;
            texts: components["schemas"]["ContestTexts"];
            default_locale: components["schemas"]["Locale"];
            prizes: components["schemas"]["Prize"][];
            picture_url: string | null;
            /** @description Whoever wins must be a member of each */
            required_channels: string[];
            /** @description Whoever won one of these contests may not enter */
            excludes_winners_of: string[];
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
            /** @description Its days begin at midnight there: an IANA name */
            time_zone: string;
            /** @description The prizes together */
            winners: number;
            reserves: number;
            /** @description Tickets for joining */
            entry_tickets: number;
            /** @description So many tickets an entry can have */
            tickets_max: number;
            /** @description With so many entries it ends before its time */
            entries_max: number | null;
            has_captcha: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            closed_at: string | null;
            /** @description By which round it is to be drawn, once it is published; another end moves it. Where its list was frozen too late for that, the header that `getDraw` has names a later one */
            beacon: components["schemas"]["ContestBeacon"] | null;
        };
        ContestBeacon: {
            /** @description The hash of the beacon's chain */
            chain: string;
            round: number;
            /** Format: date-time */
            round_at: string;
        };
        ContestList: {
            items: components["schemas"]["Contest"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        /** @description The `@name` of a public channel, or the id of another */
        Channel: string;
        /** @description The `id` of a contest */
        ContestReference: string;
        NewContest: {
            texts: components["schemas"]["ContestTexts"];
            default_locale: components["schemas"]["Locale"];
            prizes: components["schemas"]["Prize"][];
            /** @description Begins with `https://` */
            picture_url?: string | null;
            required_channels?: components["schemas"]["Channel"][];
            excludes_winners_of?: components["schemas"]["ContestReference"][];
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
            time_zone: string;
            reserves?: number;
            entry_tickets?: number;
            tickets_max?: number;
            entries_max?: number | null;
            has_captcha?: boolean;
        };
        /** @description What is to be another; what is not there stays */
        ContestUpdate: {
            texts?: components["schemas"]["ContestTexts"];
            default_locale?: components["schemas"]["Locale"];
            prizes?: components["schemas"]["Prize"][];
            /** @description Begins with `https://` */
            picture_url?: string | null;
            required_channels?: components["schemas"]["Channel"][];
            excludes_winners_of?: components["schemas"]["ContestReference"][];
            /** Format: date-time */
            starts_at?: string;
            /** Format: date-time */
            ends_at?: string;
            time_zone?: string;
            reserves?: number;
            entry_tickets?: number;
            tickets_max?: number;
            entries_max?: number | null;
            has_captcha?: boolean;
            /** @description Public */
            reason?: string;
        };
        Reason: {
            /** @description Public */
            reason: string;
        };
        WinnerDisqualification: {
            /** @description Which holds a prize */
            draw: number;
            /** @enum {string} */
            reason: "not_member" | "left" | "account_deleted" | "ineligible_country" | "staff" | "fraud" | "unreachable" | "declined" | "duplicate_person";
        };
        NewConfirmation: {
            /** @description So many the caller has seen: one that came meanwhile is not confirmed unseen */
            decisions: number;
            /** @default false */
            despite_findings: boolean;
        };
        /**
         * @description `unknown`: Telegram does not tell
         * @enum {string}
         */
        Finding: "ok" | "not_member" | "account_deleted" | "staff" | "banned" | "earlier_winner" | "unknown";
        Winner: {
            prize: number;
            /** @description In the contest's default locale */
            prize_name: string;
            /** @description Null: nobody is left to hold it, and the fields after it are null */
            draw: number | null;
            entry_id: string | null;
            /** @description Null: their account has ended */
            telegram_id: string | null;
            first_name: string | null;
            username: string | null;
            /** @description With which they are written to */
            link: string | null;
            finding: components["schemas"]["Finding"] | null;
            /** Format: date-time */
            checked_at: string | null;
            /** Format: date-time */
            claim_until: string | null;
            /** Format: date-time */
            claimed_at: string | null;
        };
        WinnerList: {
            items: components["schemas"]["Winner"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description How it is handed over: the winner gets a code, is written to, claims it in time, or is paid points
         * @enum {string}
         */
        PrizeKind: "contact" | "code" | "claim" | "points";
        PrizeCodes: {
            /** @description RFC 4180, a code a line, or the first column of each: 1,000 at most. As winners see them, in capitals or not */
            csv: string;
        };
        MyPrize: {
            prize: number;
            /** @description In the caller's locale */
            name: string;
            /** @description In the caller's locale */
            handover: string;
            kind: components["schemas"]["PrizeKind"];
            /** @description Null: a prize without codes, or one that has to be claimed first */
            code: string | null;
            /** Format: date-time */
            claim_until: string | null;
            /** Format: date-time */
            claimed_at: string | null;
            /** @description Whether everybody may read their name */
            shows_name: boolean;
            /** @description Of a prize of points */
            payment: components["schemas"]["Payment"] | null;
        };
        PrizeClaim: {
            /** @default false */
            shows_name: boolean;
        };
        /** @enum {string} */
        DrawStage: "freezing" | "frozen" | "drawn" | "confirmed";
        DrawProgress: {
            stage: components["schemas"]["DrawStage"];
            /** @description That are frozen */
            pages: number;
            entries: number;
            tickets: number;
            /** @description Null: the header is not public yet */
            header_hash: string | null;
            /** @description Of the beacon; another one where the header is too late for it */
            round: number;
            /** Format: date-time */
            round_at: string;
        };
        MissedRound: {
            at: number;
            round: number;
        };
        DrawHeader: {
            /** @constant */
            algorithm: "contest-draw-1";
            /** @description The hash of the beacon's chain */
            beacon: string;
            contest_id: string;
            delay_s: number;
            ends_at: number;
            entries: number;
            late: components["schemas"]["MissedRound"][];
            prizes: number;
            published_at: number;
            root: string;
            round: number;
            rules: string;
            tickets: number;
        };
        ProofStep: {
            hash: string;
            sum: number;
        };
        DrawnLine: {
            draw: number;
            index: number;
            commitment: string;
            tickets: number;
            path: components["schemas"]["ProofStep"][];
        };
        /** @enum {string} */
        DecisionReason: "not_member" | "left" | "account_deleted" | "ineligible_country" | "staff" | "fraud" | "unreachable" | "declined" | "duplicate_person" | "unclaimed";
        DrawDecision: {
            number: number;
            /** @description Which lost its prize */
            draw: number;
            reason: components["schemas"]["DecisionReason"];
            at: number;
            hash: string;
        };
        DrawConfirmation: {
            at: number;
            /** @description So many came before it */
            decisions: number;
            hash: string;
        };
        PrizeHolder: {
            prize: number;
            /** @description Null: nobody is left to hold it */
            draw: number | null;
            /** @description Where the winner agrees to be shown */
            name: string | null;
        };
        DrawProof: {
            header: components["schemas"]["DrawHeader"];
            header_hash: string;
            /** @description Of the round; null until it is drawn */
            signature: string | null;
            order: components["schemas"]["DrawnLine"][];
            decisions: components["schemas"]["DrawDecision"][];
            confirmation: components["schemas"]["DrawConfirmation"] | null;
            winners: components["schemas"]["PrizeHolder"][];
        };
        DrawPage: {
            page: number;
            pages: number;
            /** @description Each a commitment, a space, tickets and a line feed */
            lines: string;
        };
        MyProof: {
            contest_id: string;
            header_hash: string;
            index: number;
            commitment: string;
            tickets: number;
            salt: string;
            path: components["schemas"]["ProofStep"][];
        };
        Captcha: {
            /** @description Of the widget of Cloudflare Turnstile; null: no captcha can be passed */
            site_key: string | null;
            /**
             * Format: uri
             * @description The script that draws the widget, as Turnstile has it
             */
            script_url: string;
        };
        /** @enum {string} */
        EntryState: "active" | "withdrawn" | "disqualified";
        NewEntry: {
            /**
             * @default direct
             * @enum {string}
             */
            source: "direct" | "channel_post" | "invitation";
            /** @description Of Cloudflare Turnstile, where the contest has a captcha: with the action `join` and the user's `id` as `cData` */
            captcha_token?: string;
        };
        MyEntry: {
            id: string;
            state: components["schemas"]["EntryState"];
            tickets: number;
            tickets_max: number;
            /** @description Whether every mandatory task is completed: else it takes no part in the draw */
            is_qualified: boolean;
            /** Format: date-time */
            joined_at: string;
            /** @description The line of the draw's list that is theirs */
            commitment: string;
            /** @description With which they prove it: theirs alone */
            salt: string;
            /** @description In `getMyEntry`, in their order */
            tasks?: components["schemas"]["ShownTask"][];
            /** @description On the leaderboard. Only in `getMyEntry`, of who is in */
            rank?: number;
            /** @description Else over a hundred others had as many tickets first, and are not all counted: it is that rank or one behind it */
            is_rank_exact?: boolean;
        };
        /** @enum {string} */
        EntrySource: "direct" | "channel_post" | "invitation";
        Entry: {
            id: string;
            /** @description Null: their account has ended since the contest closed */
            telegram_id: string | null;
            first_name: string;
            username: string | null;
            state: components["schemas"]["EntryState"];
            /** @description Why it is disqualified */
            reason: string | null;
            tickets: number;
            is_qualified: boolean;
            source: components["schemas"]["EntrySource"];
            /** Format: date-time */
            joined_at: string;
        };
        EntryList: {
            items: components["schemas"]["Entry"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        Disqualification: {
            /** @description The person reads it */
            reason: string;
            /**
             * @description Whether they are kept out for good
             * @default false
             */
            ban: boolean;
        };
        NewExclusion: {
            /** @enum {string} */
            reason: "staff" | "banned";
            /** @description For the organisers */
            note?: string | null;
        };
        Exclusion: {
            telegram_id: string;
            /** @enum {string} */
            reason: "staff" | "earlier_winner" | "banned";
            note: string | null;
            /** Format: date-time */
            added_at: string;
        };
        ExclusionRules: {
            /** @description So many people who run it may not enter */
            staff: number;
            /** @description Nor may the winners of these contests */
            winners_of: string[];
        };
        ExclusionList: {
            items: components["schemas"]["Exclusion"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        ContestVersion: {
            version: number;
            /** @description What was done, such as `updated` or `close` */
            action: string;
            reason: string | null;
            /** Format: date-time */
            changed_at: string;
            /** @description A user's `id`; null: the clock */
            changed_by: string | null;
            /** @description The contest and its tasks as they were from then on, as they are kept: times in seconds since 1970, tasks that others need as the bits of their numbers */
            document: {
                [key: string]: unknown;
            };
        };
        ContestVersionList: {
            items: components["schemas"]["ContestVersion"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        ContestChange: {
            version: number;
            /** @description What was done, such as `updated` or `close` */
            action: string;
            reason: string | null;
            /** Format: date-time */
            changed_at: string;
        };
        ContestChangeList: {
            items: components["schemas"]["ContestChange"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        ContestTemplate: {
            id: string;
            name: components["schemas"]["LocalisedText"];
            description: components["schemas"]["LocalisedText"];
            /** @description The fields of `TemplateUse` that it does not go without */
            needs: ("channels" | "code")[];
        };
        ContestTemplateList: {
            items: components["schemas"]["ContestTemplate"][];
        };
        TemplateUse: {
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
            time_zone: string;
            default_locale: components["schemas"]["Locale"];
            /** @description To be joined, of which the bot is an administrator */
            channels?: components["schemas"]["Channel"][];
            /** @description To be found */
            code?: string;
        };
        OrganiserRole: {
            /** @enum {string} */
            role: "editor" | "viewer";
        };
        Organiser: {
            telegram_id: string;
            /** @enum {string} */
            role: "owner" | "editor" | "viewer";
            /** Format: date-time */
            added_at: string;
        };
        OrganiserList: {
            items: components["schemas"]["Organiser"][];
        };
        NewPage: {
            locale: components["schemas"]["Locale"];
            title: string;
            markdown: string;
        };
        Page: {
            slug: string;
            locale: components["schemas"]["Locale"];
            version: number;
            title: string;
            markdown: string;
            /** @description Sanitised */
            html: string;
            /** Format: date-time */
            changed_at: string;
        };
        PageVersionList: {
            items: components["schemas"]["Page"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        /** @description Points that move for a contest */
        Payment: {
            points: number;
            /**
             * @description `due`: they have not moved yet, or it is not known
             * @enum {string}
             */
            state: "due" | "done" | "refused";
            /** @description Of a refusal, as a problem is named: `insufficient-points`, `contest-not-open` */
            reason: string | null;
        };
        /** @description What contests may do with points */
        ContestPoints: {
            /** @description Whether tickets can be bought with points */
            purchases_on: boolean;
            /** @description What a contest may give away as rewards and prizes */
            budget_max: number;
        };
        LeaderboardPlace: {
            rank: number;
            first_name: string;
            tickets: number;
        };
        Leaderboard: {
            entries: number;
            items: components["schemas"]["LeaderboardPlace"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        HourOfEntries: {
            /** Format: date-time */
            hour: string;
            entries: number;
        };
        DayOfEntries: {
            /** @description In the contest's zone */
            date: string;
            entries: number;
        };
        TaskCount: {
            task_id: string;
            completions: number;
        };
        SourceCounts: {
            direct: number;
            channel_post: number;
            invitation: number;
        };
        LocaleCounts: {
            en: number;
            ru: number;
        };
        ContestStatistics: {
            /** @description That are in now */
            entries: number;
            /** @description Joined, and then left, were disqualified, or deleted their account */
            not_in_any_more: number;
            hours: components["schemas"]["HourOfEntries"][];
            days: components["schemas"]["DayOfEntries"][];
            sources: components["schemas"]["SourceCounts"];
            locales: components["schemas"]["LocaleCounts"];
            /** @description In their order: how many come so far */
            tasks: components["schemas"]["TaskCount"][];
        };
        /** @description The `id` of a task */
        TaskReference: string;
        /** @description Points for those who complete it, from the budget of the contest */
        Reward: {
            /** @description Each time it is completed */
            points: number;
            /** @description So many times, first come first served */
            limit: number;
        };
        ShownReward: {
            points: number;
            /** @description False: whoever completes it now gets no points */
            is_left: boolean;
        };
        NewJoinChannel: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "join_channel";
            title: components["schemas"]["LocalisedText"];
            tickets: number;
            requires?: components["schemas"]["TaskReference"][];
            /** @default false */
            is_mandatory: boolean;
            /** Format: date-time */
            opens_at?: string | null;
            /** Format: date-time */
            closes_at?: string | null;
            channels: components["schemas"]["Channel"][];
            reward?: components["schemas"]["Reward"];
        };
        NewSecretCode: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "secret_code";
            title: components["schemas"]["LocalisedText"];
            tickets: number;
            requires?: components["schemas"]["TaskReference"][];
            /** @default false */
            is_mandatory: boolean;
            /** Format: date-time */
            opens_at?: string | null;
            /** Format: date-time */
            closes_at?: string | null;
            /** @description The same for all; without it each of `putCodes` is good once */
            code?: string;
            /** @default 5 */
            attempts_max: number;
            reward?: components["schemas"]["Reward"];
        };
        NewQuiz: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "quiz";
            title: components["schemas"]["LocalisedText"];
            tickets: number;
            requires?: components["schemas"]["TaskReference"][];
            /** @default false */
            is_mandatory: boolean;
            /** Format: date-time */
            opens_at?: string | null;
            /** Format: date-time */
            closes_at?: string | null;
            prompt: components["schemas"]["LocalisedText"];
            options: components["schemas"]["LocalisedText"][];
            /** @description The places of the right options, from 0 */
            answers: number[];
            /** @default 5 */
            attempts_max: number;
            reward?: components["schemas"]["Reward"];
        };
        NewDaily: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "daily";
            title: components["schemas"]["LocalisedText"];
            tickets: number;
            requires?: components["schemas"]["TaskReference"][];
            /** @default false */
            is_mandatory: boolean;
            /** Format: date-time */
            opens_at?: string | null;
            /** Format: date-time */
            closes_at?: string | null;
            /** @description Of all days together */
            tickets_max?: number | null;
            reward?: components["schemas"]["Reward"];
        };
        NewVisit: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "visit";
            title: components["schemas"]["LocalisedText"];
            tickets: number;
            requires?: components["schemas"]["TaskReference"][];
            /** @default false */
            is_mandatory: boolean;
            /** Format: date-time */
            opens_at?: string | null;
            /** Format: date-time */
            closes_at?: string | null;
            /** @description Begins with `https://`. Nobody can tell whether it was read: a weak task */
            url: string;
            reward?: components["schemas"]["Reward"];
        };
        NewQuestion: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "question";
            title: components["schemas"]["LocalisedText"];
            tickets: number;
            requires?: components["schemas"]["TaskReference"][];
            /** @default false */
            is_mandatory: boolean;
            /** Format: date-time */
            opens_at?: string | null;
            /** Format: date-time */
            closes_at?: string | null;
            prompt: components["schemas"]["LocalisedText"];
            reward?: components["schemas"]["Reward"];
        };
        NewPoints: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "points";
            title: components["schemas"]["LocalisedText"];
            tickets: number;
            requires?: components["schemas"]["TaskReference"][];
            /** @default false */
            is_mandatory: boolean;
            /** Format: date-time */
            opens_at?: string | null;
            /** Format: date-time */
            closes_at?: string | null;
            /** @description Points for all of its tickets */
            price: number;
        };
        /** @description Friends count by themselves, each once their invitation is rewarded: see `tells_contests` of the rules of invitations. A contest has one such task */
        NewInvite: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "invite";
            title: components["schemas"]["LocalisedText"];
            /** @description For each friend */
            tickets: number;
            requires?: components["schemas"]["TaskReference"][];
            /** @default false */
            is_mandatory: boolean;
            /** Format: date-time */
            opens_at?: string | null;
            /** Format: date-time */
            closes_at?: string | null;
            /** @description So many count; with the last of them the task is done */
            friends: number;
        };
        NewTask: components["schemas"]["NewJoinChannel"] | components["schemas"]["NewSecretCode"] | components["schemas"]["NewQuiz"] | components["schemas"]["NewDaily"] | components["schemas"]["NewVisit"] | components["schemas"]["NewQuestion"] | components["schemas"]["NewPoints"] | components["schemas"]["NewInvite"];
        /** @description What is to be another; what is not there stays */
        TaskUpdate: {
            title?: components["schemas"]["LocalisedText"];
            tickets?: number;
            requires?: components["schemas"]["TaskReference"][];
            is_mandatory?: boolean;
            /** Format: date-time */
            opens_at?: string | null;
            /** Format: date-time */
            closes_at?: string | null;
            position?: number;
            is_off?: boolean;
            /** @description Public */
            reason?: string;
        };
        Task: {
            id: string;
            kind: string;
            title: components["schemas"]["LocalisedText"];
            /** @description Those of its kind, without what is secret */
            settings: {
                [key: string]: unknown;
            };
            /** @description Whether nobody can tell that it was done */
            is_weak: boolean;
            /** @enum {string} */
            period: "once" | "day";
            tickets: number;
            tickets_max: number | null;
            attempts_max: number;
            requires: string[];
            is_mandatory: boolean;
            is_off: boolean;
            /** Format: date-time */
            opens_at: string | null;
            /** Format: date-time */
            closes_at: string | null;
            position: number;
            reward: components["schemas"]["Reward"] | null;
        };
        TaskList: {
            items: components["schemas"]["Task"][];
        };
        ShownTask: {
            id: string;
            kind: string;
            title: string;
            /** @description What a person sees of its kind */
            shown: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            period: "once" | "day";
            tickets: number;
            is_mandatory: boolean;
            /**
             * @description Of a daily task, today. `locked`: other tasks come before it, or it is not between `opens_at` and `closes_at`
             * @enum {string}
             */
            state: "locked" | "open" | "pending" | "completed" | "rejected" | "used_up" | "switched_off";
            /** @description Of a task to invite friends: those who are still to come */
            attempts_left: number;
            /** Format: date-time */
            opens_at: string | null;
            /** Format: date-time */
            closes_at: string | null;
            reward: components["schemas"]["ShownReward"] | null;
            /** @description The points that it gave, or the last try to buy it took. Null with a reward, once it is completed: none were left */
            payment: components["schemas"]["Payment"] | null;
        };
        TaskOutline: {
            id: string;
            kind: string;
            title: string;
            /** @enum {string} */
            period: "once" | "day";
            tickets: number;
            is_mandatory: boolean;
        };
        TaskOutlineList: {
            items: components["schemas"]["TaskOutline"][];
        };
        ContestPreview: {
            contest: components["schemas"]["Contest"];
            tasks: components["schemas"]["ShownTask"][];
        };
        Codes: {
            /** @description RFC 4180, a code a line, or the first column of each: 50,000 at most */
            csv: string;
        };
        PrizeCodeCount: {
            /** @description Of the prize among those of the contest, from 0 */
            position: number;
            /** @description That were put for it */
            codes: number;
            /** @description How many winners have theirs: of a prize that has to be claimed, those who have claimed it */
            given: number;
        };
        PrizeCodeCounts: {
            items: components["schemas"]["PrizeCodeCount"][];
        };
        CodeCount: {
            codes: number;
        };
        JoinChannelAttempt: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "join_channel";
        };
        SecretCodeAttempt: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "secret_code";
            code: string;
        };
        QuizAttempt: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "quiz";
            answers: number[];
        };
        DailyAttempt: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "daily";
        };
        VisitAttempt: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "visit";
        };
        QuestionAttempt: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "question";
            answer: string;
        };
        PointsAttempt: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "points";
        };
        Attempt: components["schemas"]["JoinChannelAttempt"] | components["schemas"]["SecretCodeAttempt"] | components["schemas"]["QuizAttempt"] | components["schemas"]["DailyAttempt"] | components["schemas"]["VisitAttempt"] | components["schemas"]["QuestionAttempt"] | components["schemas"]["PointsAttempt"];
        TaskOutcome: {
            /** @enum {string} */
            state: "tried" | "pending" | "completed" | "rejected";
            /** @description Given for it */
            tickets: number;
            /** @description That the entry has now */
            entry_tickets: number;
            attempts_left: number;
        };
        Review: {
            id: string;
            task_id: string;
            telegram_id: string;
            first_name: string;
            answer: string;
            /** Format: date-time */
            answered_at: string;
        };
        ReviewList: {
            items: components["schemas"]["Review"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        ReviewDecision: {
            /** @enum {string} */
            decision: "accept" | "reject";
            /** @description Who answered reads it with the decision, which they are told of */
            reason?: string;
        };
        /**
         * @description What a webhook may be told of
         * @enum {string}
         */
        WebhookEventType: "entry.created" | "contest.closed" | "winner.confirmed";
        /** @description An https address on a public name, without a port, a name or a password */
        WebhookUrl: string;
        NewWebhook: {
            url: components["schemas"]["WebhookUrl"];
            events: components["schemas"]["WebhookEventType"][];
        };
        /** @description What is left out stays */
        WebhookUpdate: {
            url?: components["schemas"]["WebhookUrl"];
            events?: components["schemas"]["WebhookEventType"][];
            /** @description Off: it is told of nothing that happens meanwhile, and what waits goes on waiting */
            is_on?: boolean;
        };
        Webhook: {
            id: string;
            url: string;
            events: components["schemas"]["WebhookEventType"][];
            is_on: boolean;
            /** @description Why it was switched off: `failing`, since nothing got through for days; `gone`, since the receiver answered 410. Null: an organiser has done so, or it is on */
            off_reason: string | null;
            /**
             * Format: date-time
             * @description The first failure since a message got through
             */
            failing_since: string | null;
            /**
             * Format: date-time
             * @description Until then the secret before this one signs as well
             */
            old_secret_until: string | null;
            /** Format: date-time */
            created_at: string;
        };
        WebhookWithSecret: {
            id: string;
            url: string;
            events: components["schemas"]["WebhookEventType"][];
            is_on: boolean;
            off_reason: string | null;
            /** Format: date-time */
            failing_since: string | null;
            /** Format: date-time */
            old_secret_until: string | null;
            /** Format: date-time */
            created_at: string;
            /** @description With which messages are signed. It is not shown again */
            secret: string;
        };
        WebhookList: {
            items: components["schemas"]["Webhook"][];
        };
        WebhookDelivery: {
            /** @description The `webhook-id` of the message, the same in each attempt */
            id: string;
            type: string;
            /** @description The body that is sent and signed */
            payload: string;
            /**
             * @description `failed`: it was given up
             * @enum {string}
             */
            state: "waiting" | "delivered" | "failed";
            /** @description Since it was queued, or replayed */
            attempts: number;
            /**
             * Format: date-time
             * @description The earliest time
             */
            next_attempt_at: string | null;
            /** Format: date-time */
            attempted_at: string | null;
            /** @description Of the last answer; null: there was none */
            status: number | null;
            /** @description Of the last failure: how the answer began, or why there was none */
            detail: string | null;
            /** Format: date-time */
            created_at: string;
        };
        WebhookDeliveryList: {
            items: components["schemas"]["WebhookDelivery"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        WebhookReplay: {
            /**
             * Format: date-time
             * @description Messages that were queued at this time or later
             */
            since: string;
        };
        WebhookReplayed: {
            /** @description So many messages are sent again, 500 at most */
            replayed: number;
            /** @description Whether to ask once more */
            has_more: boolean;
        };
        MyReferral: {
            /** @description Serves as `start` and `startapp` parameter alike */
            code: string;
            /**
             * Format: uri
             * @description Opens the Mini App with the code as signed `start_param`
             */
            link: string;
            /**
             * Format: uri
             * @description Opens the chat with the bot, which gets the code by `/start`
             */
            chat_link: string;
            /**
             * Format: uri
             * @description Lets them pick the chats, groups and channels in which to post `link`
             */
            share_link: string;
            invited: components["schemas"]["InvitedCounts"];
            /** @description Why those that are `rejected` are, and how many */
            rejected: {
                [key: string]: number;
            };
            /** @description Points that their invitations have brought them */
            earned: number;
            /** @description Points of those that are `qualified` */
            pending: number;
            /** @description What the next invitation is worth; null while none is */
            next_reward: number | null;
            /** @description From which one on each is worth something else; null where there is no further tier */
            next_tier: components["schemas"]["ReferralTier"] | null;
            /** @description With which one there is something on top; null where there is no further milestone */
            next_milestone: components["schemas"]["ReferralMilestone"] | null;
            /**
             * @description Why another invitation would not be paid now
             * @enum {string|null}
             */
            stopped_by: "closed" | "cap" | "daily-cap" | "budget" | "payouts-off" | null;
        };
        InvitedCounts: {
            pending: number;
            qualified: number;
            rewarded: number;
            rejected: number;
            flagged: number;
        };
        Invitee: {
            first_name: string | null;
            /** @enum {string} */
            state: "pending" | "qualified" | "rewarded" | "rejected" | "flagged";
            /** @description Why it is rejected, or rewarded without points for the caller */
            reason: string | null;
            /** Format: date-time */
            invited_at: string;
        };
        InviteeList: {
            items: components["schemas"]["Invitee"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        ReferralLeaderboardPlace: {
            rank: number;
            first_name: string | null;
            /** @description Invitations that are rewarded or are to be */
            invited: number;
        };
        ReferralLeaderboard: {
            items: components["schemas"]["ReferralLeaderboardPlace"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        NewReferralClaim: {
            /** @description As the Mini App got it when it was opened by the link */
            init_data: string;
        };
        ReferralClaim: {
            code: string;
            /** Format: date-time */
            claimed_at: string;
        };
        ReferralTier: {
            /** @description For whoever has so many rewarded or qualified invitations already */
            after: number;
            points: components["schemas"]["ReferralPoints"];
        };
        ReferralMilestone: {
            /** @description With the invitation of that number */
            at: number;
            points: components["schemas"]["ReferralPoints"];
        };
        ReferralPoints: number;
        ReferralRules: {
            /** @description Whose budget pays */
            campaign: string;
            /** Format: date-time */
            starts_at: string;
            /**
             * Format: date-time
             * @description Later than `starts_at`. Before it invitations are accepted, and the invitee has to act
             */
            ends_at: string;
            /** @description Which contest the invitee has to enter; null for any */
            contest_id: string | null;
            /**
             * @description Whether the invitee has to do a task there as well: any of them but to buy tickets, or to invite
             * @default false
             */
            needs_task: boolean;
            /**
             * @description Whether invitations count for the tasks of contests to invite friends
             * @default false
             */
            tells_contests: boolean;
            /** @description Of which the invitee still has to be a member after `hold_h`; the bot has to administer them */
            channels: string[];
            /**
             * @description So many hours after the invitee has acted it is looked at again, and paid
             * @default 24
             */
            hold_h: number;
            /**
             * @description Who left and is back after so many hours begins anew, once
             * @default 72
             */
            return_h: number;
            /**
             * @description Who has been here for longer cannot be invited any more
             * @default 24
             */
            newcomer_h: number;
            /** @description What the referrer gets: by the last one that they have reached */
            tiers: components["schemas"]["ReferralTier"][];
            /** @description What they get on top */
            milestones: components["schemas"]["ReferralMilestone"][];
            /**
             * @description What the invitee gets
             * @default 0
             */
            invitee_points: number;
            /**
             * @description For whoever has invited the referrer. It is where farms pay themselves: leave it at 0
             * @default 0
             */
            second_level_points: number;
            /** @description So many invitations of one referrer are paid in a campaign */
            per_person: number;
            per_day: number;
            /** @description All the points that the campaign may give; it can only grow */
            budget: number;
        };
        CurrentReferralRules: {
            version: number;
            payouts_on: boolean;
            /** @description What the campaign's budget has got so far */
            funded: number;
            rules: components["schemas"]["ReferralRules"];
        };
        ReferralPayouts: {
            payouts_on: boolean;
        };
        NewReferralCode: {
            code: string;
            /** @description Whose it is to be */
            telegram_id: string;
        };
        ReferralCode: {
            code: string;
        };
        /** @enum {string} */
        ReferralState: "pending" | "qualified" | "rewarded" | "rejected" | "flagged";
        Referral: {
            id: string;
            state: components["schemas"]["ReferralState"];
            /** @description Why it is rejected */
            reason: string | null;
            /** @description What the signals came to when it was flagged; null unless it is */
            score: number | null;
            /** @description Why it is flagged; none unless it is */
            signals: string[];
            /** @description The code by which the invitee came */
            referrer_code: string;
            /** @enum {string} */
            source: "start" | "startapp";
            /** Format: date-time */
            claimed_at: string;
            /** Format: date-time */
            changed_at: string;
        };
        ReferralList: {
            items: components["schemas"]["Referral"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        ReferralDecisions: {
            /** @enum {string} */
            decision: "approve" | "reject";
            referral_ids: string[];
        };
        ReferralOutcome: {
            referral_id: string;
            /**
             * @description `not-flagged` has been decided already, or has nothing to decide
             * @enum {string}
             */
            outcome: "decided" | "not-flagged" | "unknown";
            /** @description As it is now; null where there is no such invitation */
            state: components["schemas"]["ReferralState"] | null;
        };
        ReferralOutcomes: {
            outcomes: components["schemas"]["ReferralOutcome"][];
        };
        ReferrerWatch: {
            watched: boolean;
        };
        ReferralSignalFigures: {
            /** @description Invitations that wait for a decision */
            flagged: number;
            approved: number;
            /** @description By an admin */
            rejected: number;
        };
        ReferralStatistics: {
            states: components["schemas"]["InvitedCounts"];
            /** @description Why those that are `rejected` are, and how many */
            rejected: {
                [key: string]: number;
            };
            /** @description That those that are `rewarded` have brought to anybody */
            points: number;
            /** @description Of the invitations that each has helped to flag */
            signals: {
                [key: string]: components["schemas"]["ReferralSignalFigures"];
            };
        };
        ReferralSignal: {
            /** @description What it adds to the score; 0 switches it off */
            weight: number;
            threshold: number;
            /** @description Of fewer it cannot tell */
            least: number;
        };
        ReferralSignals: {
            /** @description The score from which an invitation is flagged */
            flag_at: number;
            /** @description People come at intervals whose deviation is less than `threshold` percent of their mean */
            regular_gaps: components["schemas"]["ReferralSignal"];
            /** @description Their ids lie closer together than `threshold` percent of how others' do who came in those days */
            clustered_ids: components["schemas"]["ReferralSignal"];
            /** @description More than `threshold` percent of the accounts are younger than some half a year, by their ids */
            young_accounts: components["schemas"]["ReferralSignal"];
            /** @description More than `threshold` percent of them have neither a username nor a photo, as far as Telegram has told */
            empty_accounts: components["schemas"]["ReferralSignal"];
            /** @description Half of them have done what is asked in less than `threshold` seconds */
            quick_actions: components["schemas"]["ReferralSignal"];
            /** @description More than `threshold` percent of those that were looked at had left the channels */
            leavers: components["schemas"]["ReferralSignal"];
            /** @description So many as `least` have invited one another in a line, within `threshold` seconds; 5 at most are looked at */
            instant_chain: components["schemas"]["ReferralSignal"];
            /** @description So many as `least` have come within `threshold` seconds. It cannot weigh as much as `flag_at` */
            velocity: components["schemas"]["ReferralSignal"];
            /** @description What is taken off the score of someone with Telegram Premium */
            premium: number;
        };
        CurrentReferralSignals: {
            version: number;
            signals: components["schemas"]["ReferralSignals"];
        };
        Health: {
            /** @constant */
            status: "ok";
            /** @enum {string} */
            service: "api-gateway" | "auth" | "content" | "referral" | "token" | "bot";
            environment: string;
            /** @description The commit */
            version: string;
        };
        /** @enum {string} */
        Locale: "en" | "ru";
        /** @description Where the next page starts; null on the last one */
        NextCursor: string | null;
        DeadLetter: {
            letter_id: string;
            /** @description `updates`, or `outbox:` and a consumer */
            source: string;
            reason: string;
            /** @description The first 4000 characters of the message as it came */
            message: string;
            /** Format: date-time */
            created_at: string;
        };
        DeadLetterList: {
            items: components["schemas"]["DeadLetter"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        FieldError: {
            pointer: string;
            message: string;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            instance: string;
            request_id: string;
            errors?: components["schemas"]["FieldError"][];
        };
        Replayed: {
            /** @description So many take effect again */
            replayed: number;
            /** @description So many failed again and are kept */
            kept: number;
            next_cursor: components["schemas"]["NextCursor"];
        };
        /** @description A user's `id` */
        UserId: string;
        Points: number;
        Balance: {
            posted: number;
            held: number;
            available: number;
        };
        Transfer: {
            id: string;
            /** @enum {string} */
            kind: "transfer" | "reward" | "clawback" | "adjustment" | "purchase" | "funding" | "reversal" | "closing";
            /** @description Which the points have left */
            debit_account_id: string;
            /** @description To which they went */
            credit_account_id: string;
            amount: number;
            note: string | null;
            /** @description The transfer that it takes back */
            reverses: string | null;
            /** Format: date-time */
            created_at: string;
        };
        NewTransfer: {
            to_user_id: components["schemas"]["UserId"];
            amount: components["schemas"]["Points"];
            /** @description For them to read, as plain text: no control characters, and none that turn the direction of what follows */
            note?: string;
        };
        NewAdjustment: {
            user_id: components["schemas"]["UserId"];
            /** @description Not 0 */
            amount: number;
            /** @description For them to read, like a note */
            reason: string;
        };
        Transaction: {
            id: string;
            /** @enum {string} */
            kind: "transfer" | "reward" | "clawback" | "adjustment" | "purchase" | "reversal" | "closing";
            /** @description Negative where points went */
            amount: number;
            /** @description What was there afterwards */
            posted: number;
            /** @description Whose they were, or are now; null where that is no person */
            other_user_id: string | null;
            note: string | null;
            reverses: string | null;
            /** Format: date-time */
            created_at: string;
        };
        TransactionList: {
            items: components["schemas"]["Transaction"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        TokenLeaderboardPlace: {
            rank: number;
            first_name: string | null;
            points: number;
        };
        TokenLeaderboard: {
            items: components["schemas"]["TokenLeaderboardPlace"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        TransferLimits: {
            transfers_on: boolean;
            per_transfer: components["schemas"]["Points"];
            per_day: components["schemas"]["Points"];
        };
    };
    responses: {
        /** @description A problem, as everywhere; to a browser, which names `text/html` in `Accept`, a page that says what it is about */
        PageRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:problem:too-many-requests",
                 *       "title": "Too many requests",
                 *       "status": 429,
                 *       "detail": "Too many requests",
                 *       "instance": "/contests/unknown",
                 *       "request_id": "mfrggzdfmztwq2lknnwg23tpoa"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
                "text/html": string;
            };
        };
        /** @description A problem (RFC 9457); `type` says which */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:problem:not-found",
                 *       "title": "There is nothing here",
                 *       "status": 404,
                 *       "detail": "There is nothing here",
                 *       "instance": "/v1/contests/unknown",
                 *       "request_id": "mfrggzdfmztwq2lknnwg23tpoa"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description A service behind the gateway */
        Service: "auth" | "content" | "referral" | "token" | "bot";
        /** @description A service with events */
        EventService: "auth" | "content" | "referral" | "token" | "bot";
        /** @description The `letter_id` of the list */
        LetterId: string;
        /** @description How many items a page holds */
        Limit: number;
        /** @description The `next_cursor` of the page before */
        Cursor: string;
        /** @description Only the browser and the system are kept, so that people know their sessions by them */
        UserAgent: string;
        /**
         * @description Made anew for each attempt, and sent again with the same request where its answer was lost
         * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
         */
        IdempotencyKey: string;
        /**
         * @description Sent again with the same request where its answer was lost, it leads to what was made then. Without it another one is made
         * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
         */
        OptionalIdempotencyKey: string;
        /** @description The contest's `id` */
        ContestId: string;
        /** @description The locale to show texts in, where there are any in it */
        ShownLocale: components["schemas"]["Locale"];
        /** @description The languages that the browser prefers; whatever it says, there is a page */
        AcceptLanguage: string;
        /** @description The version that the change is made to, as `ETag` has it. Without it the change is refused */
        IfMatch: string;
        /** @description The transfer's `id` */
        TransferId: string;
        /** @description A code of someone's */
        ReferralCode: string;
        /** @description The invitation's `id` */
        ReferralId: string;
        /** @description The broadcast's `id` */
        BroadcastId: string;
        /** @description Telegram's id of a channel or a group */
        ChannelId: string;
        /** @description The webhook's `id` */
        WebhookId: string;
        /** @description The message's `id` */
        MessageId: string;
        /** @description The message's id, the same in each attempt */
        SentMessageId: string;
        /** @description When this attempt was made, in seconds since 1970 */
        SentTimestamp: string;
        /** @description `v1,` and the HMAC-SHA256 of id, timestamp and body with a full stop between, in base64; while a secret is replaced two, with a space between */
        SentSignature: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It runs; nothing else is asked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "service": "api-gateway",
                     *       "environment": "production",
                     *       "version": "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getVersion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The same as `/health` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "service": "api-gateway",
                     *       "environment": "staging",
                     *       "version": "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getServiceHealth: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A service behind the gateway */
                service: components["parameters"]["Service"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service's own answer, through its binding */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "service": "auth",
                     *       "environment": "production",
                     *       "version": "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description None has a fault */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "services": {
                     *         "auth": "ok",
                     *         "content": "ok",
                     *         "referral": "ok",
                     *         "token": "ok",
                     *         "bot": "ok"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getOpenapi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document, public operations only */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listDeadLetters: {
        parameters: {
            query?: {
                /** @description How many items a page holds */
                limit?: components["parameters"]["Limit"];
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /** @description A service with events */
                service: components["parameters"]["EventService"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The letters, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "letter_id": "mfrggzdfmztwq2lknnwg23tpoa",
                     *           "source": "events",
                     *           "reason": "every attempt failed",
                     *           "message": "{}",
                     *           "created_at": "2026-11-21T12:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["DeadLetterList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    discardDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A service with events */
                service: components["parameters"]["EventService"];
                /** @description The `letter_id` of the list */
                letter_id: components["parameters"]["LetterId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    replayDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A service with events */
                service: components["parameters"]["EventService"];
                /** @description The `letter_id` of the list */
                letter_id: components["parameters"]["LetterId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It took effect and is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    replayDeadLetters: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /** @description A service with events */
                service: components["parameters"]["EventService"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many took effect or are on their way again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "replayed": 300,
                     *       "kept": 0,
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["Replayed"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Only the browser and the system are kept, so that people know their sessions by them */
                "User-Agent"?: components["parameters"]["UserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "init_data": "auth_date=1763726400&user=%7B%22id%22%3A42%2C%22first_name%22%3A%22Ada%22%7D&hash=46d2ea5e32911ec8d30999b56247654460c0d20949b6277af519e76271182803"
                 *     }
                 */
                "application/json": components["schemas"]["NewSession"];
            };
        };
        responses: {
            /** @description The session and the user it belongs to */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token": "eyJhbGciOiJFZERTQSJ9.e30.c2ln",
                     *       "token_type": "Bearer",
                     *       "expires_in": 900,
                     *       "refresh_token": "dGhpcyBpcyBubyB0b2tlbiBidXQgYW4gZXhhbXBsZSE",
                     *       "user": {
                     *         "id": "mfrggzdfmztwq2lknnwg23tpoa",
                     *         "telegram_id": "42",
                     *         "first_name": "Ada",
                     *         "username": "ada",
                     *         "language_code": "en",
                     *         "locale": "en",
                     *         "roles": [
                     *           "participant"
                     *         ],
                     *         "created_at": "2026-11-21T12:00:00Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    refreshSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "refresh_token": "dGhpcyBpcyBubyB0b2tlbiBidXQgYW4gZXhhbXBsZSE"
                 *     }
                 */
                "application/json": components["schemas"]["SessionRefresh"];
            };
        };
        responses: {
            /** @description The session goes on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token": "eyJhbGciOiJFZERTQSJ9.e30.c2ln",
                     *       "token_type": "Bearer",
                     *       "expires_in": 900,
                     *       "refresh_token": "dGhpcyBpcyBubyB0b2tlbiBidXQgYW4gZXhhbXBsZSE",
                     *       "user": {
                     *         "id": "mfrggzdfmztwq2lknnwg23tpoa",
                     *         "telegram_id": "42",
                     *         "first_name": "Ada",
                     *         "username": "ada",
                     *         "language_code": "en",
                     *         "locale": "en",
                     *         "roles": [
                     *           "participant"
                     *         ],
                     *         "created_at": "2026-11-21T12:00:00Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description How many items a page holds */
                limit?: components["parameters"]["Limit"];
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sessions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "mfrggzdfmztwq2lknnwg23tpoa",
                     *           "user_agent": "Chrome on Android",
                     *           "created_at": "2026-11-21T12:00:00Z",
                     *           "last_used_at": "2026-11-21T12:30:00Z",
                     *           "current": true
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["UserSessionList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteSessions: {
        parameters: {
            query?: {
                /** @description Whether the session that calls goes on */
                keep_current?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are ended; their access tokens are good for at most 15 minutes more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The `id` of the list, or `current` */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is ended; its access token is good for at most 15 minutes more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "mfrggzdfmztwq2lknnwg23tpoa",
                     *       "telegram_id": "42",
                     *       "first_name": "Ada",
                     *       "username": null,
                     *       "language_code": "ru",
                     *       "locale": "ru",
                     *       "roles": [
                     *         "participant"
                     *       ],
                     *       "created_at": "2026-11-21T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    updateMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "locale": "ru"
                 *     }
                 */
                "application/json": components["schemas"]["UserUpdate"];
            };
        };
        responses: {
            /** @description The user as they are now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "mfrggzdfmztwq2lknnwg23tpoa",
                     *       "telegram_id": "42",
                     *       "first_name": "Ada",
                     *       "username": null,
                     *       "language_code": "ru",
                     *       "locale": "ru",
                     *       "roles": [
                     *         "participant"
                     *       ],
                     *       "created_at": "2026-11-21T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getJwks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JWK set */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keys": [
                     *         {
                     *           "kty": "OKP",
                     *           "crv": "Ed25519",
                     *           "alg": "EdDSA",
                     *           "use": "sig",
                     *           "kid": "2026-11",
                     *           "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["JwkSet"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    putOrganiserRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Someone's Telegram id */
                telegram_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They may */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteOrganiserRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Someone's Telegram id */
                telegram_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They may not */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listBroadcasts: {
        parameters: {
            query?: {
                /** @description Only those to the people of this contest */
                contest_id?: string;
                /** @description How many items a page holds */
                limit?: components["parameters"]["Limit"];
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of broadcasts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["BroadcastList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createBroadcast: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Made anew for each attempt, and sent again with the same request where its answer was lost
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "audience": {
                 *         "kind": "entrants",
                 *         "contest_id": "demo"
                 *       },
                 *       "text": "Two days left."
                 *     }
                 */
                "application/json": components["schemas"]["NewBroadcast"];
            };
        };
        responses: {
            /** @description It begins */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "mfrggzdfmztwq2lknnwg23tpoa",
                     *       "audience": {
                     *         "kind": "entrants",
                     *         "contest_id": "demo"
                     *       },
                     *       "text": "Two days left.",
                     *       "state": "running",
                     *       "starts_at": "2026-11-21T12:00:00Z",
                     *       "created_at": "2026-11-21T12:00:00Z",
                     *       "people": 200,
                     *       "sent": 120,
                     *       "blocked": 3,
                     *       "failed": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Broadcast"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    previewBroadcast: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "audience": {
                 *         "kind": "entrants",
                 *         "contest_id": "demo"
                 *       },
                 *       "text": "Two days left."
                 *     }
                 */
                "application/json": components["schemas"]["BroadcastMessage"];
            };
        };
        responses: {
            /** @description It is on its way to who asks, and to nobody else */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "people_max": 1024
                     *     }
                     */
                    "application/json": components["schemas"]["BroadcastPreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getBroadcast: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The broadcast's `id` */
                broadcast_id: components["parameters"]["BroadcastId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The broadcast */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "mfrggzdfmztwq2lknnwg23tpoa",
                     *       "audience": {
                     *         "kind": "entrants",
                     *         "contest_id": "demo"
                     *       },
                     *       "text": "Two days left.",
                     *       "state": "running",
                     *       "starts_at": "2026-11-21T12:00:00Z",
                     *       "created_at": "2026-11-21T12:00:00Z",
                     *       "people": 200,
                     *       "sent": 120,
                     *       "blocked": 3,
                     *       "failed": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Broadcast"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    pauseBroadcast: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The broadcast's `id` */
                broadcast_id: components["parameters"]["BroadcastId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is held */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "mfrggzdfmztwq2lknnwg23tpoa",
                     *       "audience": {
                     *         "kind": "entrants",
                     *         "contest_id": "demo"
                     *       },
                     *       "text": "Two days left.",
                     *       "state": "paused",
                     *       "starts_at": "2026-11-21T12:00:00Z",
                     *       "created_at": "2026-11-21T12:00:00Z",
                     *       "people": 200,
                     *       "sent": 120,
                     *       "blocked": 3,
                     *       "failed": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Broadcast"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    resumeBroadcast: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The broadcast's `id` */
                broadcast_id: components["parameters"]["BroadcastId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It goes on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "mfrggzdfmztwq2lknnwg23tpoa",
                     *       "audience": {
                     *         "kind": "entrants",
                     *         "contest_id": "demo"
                     *       },
                     *       "text": "Two days left.",
                     *       "state": "running",
                     *       "starts_at": "2026-11-21T12:00:00Z",
                     *       "created_at": "2026-11-21T12:00:00Z",
                     *       "people": 200,
                     *       "sent": 120,
                     *       "blocked": 3,
                     *       "failed": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Broadcast"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    cancelBroadcast: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The broadcast's `id` */
                broadcast_id: components["parameters"]["BroadcastId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "mfrggzdfmztwq2lknnwg23tpoa",
                     *       "audience": {
                     *         "kind": "entrants",
                     *         "contest_id": "demo"
                     *       },
                     *       "text": "Two days left.",
                     *       "state": "cancelled",
                     *       "starts_at": "2026-11-21T12:00:00Z",
                     *       "created_at": "2026-11-21T12:00:00Z",
                     *       "people": 200,
                     *       "sent": 120,
                     *       "blocked": 3,
                     *       "failed": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Broadcast"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listChannels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, with what the bot lacks in each */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "-1001234567890",
                     *           "kind": "channel",
                     *           "title": "News",
                     *           "username": "@news",
                     *           "state": "connected",
                     *           "missing_rights": [
                     *             "post"
                     *           ],
                     *           "takes_posts": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ConnectedChannelList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    connectChannel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "@news"
                 *     }
                 */
                "application/json": components["schemas"]["ChannelName"];
            };
        };
        responses: {
            /** @description It is connected, with what the bot lacks there */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "-1001234567890",
                     *       "kind": "channel",
                     *       "title": "News",
                     *       "username": "@news",
                     *       "state": "connected",
                     *       "missing_rights": [],
                     *       "takes_posts": true
                     *     }
                     */
                    "application/json": components["schemas"]["ConnectedChannel"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Telegram's id of a channel or a group */
                channel_id: components["parameters"]["ChannelId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listContestPosts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, also those that are not there yet */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "channel_id": "-1001234567890",
                     *           "channel_title": "News",
                     *           "state": "posted",
                     *           "text": null,
                     *           "button": "Go!",
                     *           "picture": "contest",
                     *           "joins_at_once": true,
                     *           "publish_at": null,
                     *           "results_channel_id": null,
                     *           "url": "https://t.me/news/12"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ContestPostList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    putContestPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
                /** @description Telegram's id of a channel or a group */
                channel_id: components["parameters"]["ChannelId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "button": "Go!",
                 *       "joins_at_once": true
                 *     }
                 */
                "application/json": components["schemas"]["ContestPostSettings"];
            };
        };
        responses: {
            /** @description The post */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "channel_id": "-1001234567890",
                     *       "channel_title": "News",
                     *       "state": "waiting",
                     *       "text": null,
                     *       "button": "Go!",
                     *       "picture": "contest",
                     *       "joins_at_once": true,
                     *       "publish_at": null,
                     *       "results_channel_id": null,
                     *       "url": null
                     *     }
                     */
                    "application/json": components["schemas"]["ContestPost"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteContestPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
                /** @description Telegram's id of a channel or a group */
                channel_id: components["parameters"]["ChannelId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is dropped */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    putNamedOrganiser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
                /** @description Without the `@` */
                username: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "editor"
                 *     }
                 */
                "application/json": components["schemas"]["OrganiserRole"];
            };
        };
        responses: {
            /** @description They do, with that role */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "telegram_id": "43",
                     *       "role": "editor",
                     *       "added_at": "2026-11-21T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Organiser"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createShare: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "contest_id": "demo"
                 *     }
                 */
                "application/json": components["schemas"]["NewShare"];
            };
        };
        responses: {
            /** @description It is prepared */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Ue3XlpaO3vHyHYUZ",
                     *       "expires_at": "2026-11-21T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Share"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    receiveTelegramUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "update_id": 10000,
                 *       "message": {
                 *         "message_id": 1,
                 *         "date": 1763726400,
                 *         "chat": {
                 *           "id": 42,
                 *           "type": "private"
                 *         },
                 *         "text": "/start"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["TelegramUpdate"];
            };
        };
        responses: {
            /** @description It is in the bot's inbox */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "stored"
                     *     }
                     */
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listContests: {
        parameters: {
            query?: {
                /** @description Only contests of this status */
                status?: components["schemas"]["ContestStatus"];
                /** @description Only contests that the caller organises, drafts among them */
                mine?: boolean;
                /** @description Only contests that the caller has entered and not left */
                joined?: boolean;
                /** @description Only contests in which the caller has won a prize, also one that has gone to someone else since */
                won?: boolean;
                /** @description The locale to show texts in, where there are any in it */
                locale?: components["parameters"]["ShownLocale"];
                /** @description How many items a page holds */
                limit?: components["parameters"]["Limit"];
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of contests */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "demo",
                     *           "title": "A hundred points",
                     *           "description": "Join and win.",
                     *           "status": "open",
                     *           "version": 3,
                     *           "texts": {
                     *             "en": {
                     *               "title": "A hundred points",
                     *               "description": "Join and win.",
                     *               "rules": "One entry each.",
                     *               "button": "Join"
                     *             }
                     *           },
                     *           "default_locale": "en",
                     *           "prizes": [
                     *             {
                     *               "name": {
                     *                 "en": "A hundred points"
                     *               },
                     *               "count": 3,
                     *               "handover": {
                     *                 "en": "They are added to your balance"
                     *               }
                     *             }
                     *           ],
                     *           "picture_url": null,
                     *           "required_channels": [
                     *             "@contests"
                     *           ],
                     *           "excludes_winners_of": [],
                     *           "starts_at": "2026-11-21T12:00:00Z",
                     *           "ends_at": "2026-12-21T12:00:00Z",
                     *           "time_zone": "Europe/Moscow",
                     *           "winners": 3,
                     *           "reserves": 2,
                     *           "entry_tickets": 1,
                     *           "tickets_max": 100,
                     *           "entries_max": null,
                     *           "has_captcha": false,
                     *           "created_at": "2026-11-20T12:00:00Z",
                     *           "closed_at": null,
                     *           "beacon": null
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ContestList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createContest: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Sent again with the same request where its answer was lost, it leads to what was made then. Without it another one is made
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                "Idempotency-Key"?: components["parameters"]["OptionalIdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "texts": {
                 *         "en": {
                 *           "title": "A hundred points",
                 *           "description": "Join and win."
                 *         }
                 *       },
                 *       "default_locale": "en",
                 *       "prizes": [
                 *         {
                 *           "name": {
                 *             "en": "A hundred points"
                 *           },
                 *           "count": 3,
                 *           "handover": {
                 *             "en": "They are added to your balance"
                 *           }
                 *         }
                 *       ],
                 *       "starts_at": "2026-11-21T12:00:00Z",
                 *       "ends_at": "2026-12-21T12:00:00Z",
                 *       "time_zone": "Europe/Moscow"
                 *     }
                 */
                "application/json": components["schemas"]["NewContest"];
            };
        };
        responses: {
            /** @description The draft */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "demo",
                     *       "title": "A hundred points",
                     *       "description": "Join and win.",
                     *       "status": "draft",
                     *       "version": 1,
                     *       "texts": {
                     *         "en": {
                     *           "title": "A hundred points",
                     *           "description": "Join and win.",
                     *           "rules": "One entry each.",
                     *           "button": "Join"
                     *         }
                     *       },
                     *       "default_locale": "en",
                     *       "prizes": [
                     *         {
                     *           "name": {
                     *             "en": "A hundred points"
                     *           },
                     *           "count": 3,
                     *           "handover": {
                     *             "en": "They are added to your balance"
                     *           }
                     *         }
                     *       ],
                     *       "picture_url": null,
                     *       "required_channels": [
                     *         "@contests"
                     *       ],
                     *       "excludes_winners_of": [],
                     *       "starts_at": "2026-11-21T12:00:00Z",
                     *       "ends_at": "2026-12-21T12:00:00Z",
                     *       "time_zone": "Europe/Moscow",
                     *       "winners": 3,
                     *       "reserves": 2,
                     *       "entry_tickets": 1,
                     *       "tickets_max": 100,
                     *       "entries_max": null,
                     *       "has_captcha": false,
                     *       "created_at": "2026-11-20T12:00:00Z",
                     *       "closed_at": null,
                     *       "beacon": null
                     *     }
                     */
                    "application/json": components["schemas"]["Contest"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getContest: {
        parameters: {
            query?: {
                /** @description The locale to show texts in, where there are any in it */
                locale?: components["parameters"]["ShownLocale"];
            };
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contest; its `ETag` is the version in quotes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "demo",
                     *       "title": "A hundred points",
                     *       "description": "Join and win.",
                     *       "status": "open",
                     *       "version": 3,
                     *       "texts": {
                     *         "en": {
                     *           "title": "A hundred points",
                     *           "description": "Join and win.",
                     *           "rules": "One entry each.",
                     *           "button": "Join"
                     *         }
                     *       },
                     *       "default_locale": "en",
                     *       "prizes": [
                     *         {
                     *           "name": {
                     *             "en": "A hundred points"
                     *           },
                     *           "count": 3,
                     *           "handover": {
                     *             "en": "They are added to your balance"
                     *           }
                     *         }
                     *       ],
                     *       "picture_url": null,
                     *       "required_channels": [
                     *         "@contests"
                     *       ],
                     *       "excludes_winners_of": [],
                     *       "starts_at": "2026-11-21T12:00:00Z",
                     *       "ends_at": "2026-12-21T12:00:00Z",
                     *       "time_zone": "Europe/Moscow",
                     *       "winners": 3,
                     *       "reserves": 2,
                     *       "entry_tickets": 1,
                     *       "tickets_max": 100,
                     *       "entries_max": null,
                     *       "has_captcha": false,
                     *       "created_at": "2026-11-20T12:00:00Z",
                     *       "closed_at": null,
                     *       "beacon": null
                     *     }
                     */
                    "application/json": components["schemas"]["Contest"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateContest: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that the change is made to, as `ETag` has it. Without it the change is refused */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ends_at": "2026-12-24T12:00:00Z",
                 *       "reason": "More time for everybody"
                 *     }
                 */
                "application/json": components["schemas"]["ContestUpdate"];
            };
        };
        responses: {
            /** @description The contest as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "demo",
                     *       "title": "A hundred points",
                     *       "description": "Join and win.",
                     *       "status": "open",
                     *       "version": 3,
                     *       "texts": {
                     *         "en": {
                     *           "title": "A hundred points",
                     *           "description": "Join and win.",
                     *           "rules": "One entry each.",
                     *           "button": "Join"
                     *         }
                     *       },
                     *       "default_locale": "en",
                     *       "prizes": [
                     *         {
                     *           "name": {
                     *             "en": "A hundred points"
                     *           },
                     *           "count": 3,
                     *           "handover": {
                     *             "en": "They are added to your balance"
                     *           }
                     *         }
                     *       ],
                     *       "picture_url": null,
                     *       "required_channels": [
                     *         "@contests"
                     *       ],
                     *       "excludes_winners_of": [],
                     *       "starts_at": "2026-11-21T12:00:00Z",
                     *       "ends_at": "2026-12-21T12:00:00Z",
                     *       "time_zone": "Europe/Moscow",
                     *       "winners": 3,
                     *       "reserves": 2,
                     *       "entry_tickets": 1,
                     *       "tickets_max": 100,
                     *       "entries_max": null,
                     *       "has_captcha": false,
                     *       "created_at": "2026-11-20T12:00:00Z",
                     *       "closed_at": null,
                     *       "beacon": null
                     *     }
                     */
                    "application/json": components["schemas"]["Contest"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    publishContest: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that the change is made to, as `ETag` has it. Without it the change is refused */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contest as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "demo",
                     *       "title": "A hundred points",
                     *       "description": "Join and win.",
                     *       "status": "open",
                     *       "version": 3,
                     *       "texts": {
                     *         "en": {
                     *           "title": "A hundred points",
                     *           "description": "Join and win.",
                     *           "rules": "One entry each.",
                     *           "button": "Join"
                     *         }
                     *       },
                     *       "default_locale": "en",
                     *       "prizes": [
                     *         {
                     *           "name": {
                     *             "en": "A hundred points"
                     *           },
                     *           "count": 3,
                     *           "handover": {
                     *             "en": "They are added to your balance"
                     *           }
                     *         }
                     *       ],
                     *       "picture_url": null,
                     *       "required_channels": [
                     *         "@contests"
                     *       ],
                     *       "excludes_winners_of": [],
                     *       "starts_at": "2026-11-21T12:00:00Z",
                     *       "ends_at": "2026-12-21T12:00:00Z",
                     *       "time_zone": "Europe/Moscow",
                     *       "winners": 3,
                     *       "reserves": 2,
                     *       "entry_tickets": 1,
                     *       "tickets_max": 100,
                     *       "entries_max": null,
                     *       "has_captcha": false,
                     *       "created_at": "2026-11-20T12:00:00Z",
                     *       "closed_at": null,
                     *       "beacon": null
                     *     }
                     */
                    "application/json": components["schemas"]["Contest"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    unpublishContest: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that the change is made to, as `ETag` has it. Without it the change is refused */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contest as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "demo",
                     *       "title": "A hundred points",
                     *       "description": "Join and win.",
                     *       "status": "open",
                     *       "version": 3,
                     *       "texts": {
                     *         "en": {
                     *           "title": "A hundred points",
                     *           "description": "Join and win.",
                     *           "rules": "One entry each.",
                     *           "button": "Join"
                     *         }
                     *       },
                     *       "default_locale": "en",
                     *       "prizes": [
                     *         {
                     *           "name": {
                     *             "en": "A hundred points"
                     *           },
                     *           "count": 3,
                     *           "handover": {
                     *             "en": "They are added to your balance"
                     *           }
                     *         }
                     *       ],
                     *       "picture_url": null,
                     *       "required_channels": [
                     *         "@contests"
                     *       ],
                     *       "excludes_winners_of": [],
                     *       "starts_at": "2026-11-21T12:00:00Z",
                     *       "ends_at": "2026-12-21T12:00:00Z",
                     *       "time_zone": "Europe/Moscow",
                     *       "winners": 3,
                     *       "reserves": 2,
                     *       "entry_tickets": 1,
                     *       "tickets_max": 100,
                     *       "entries_max": null,
                     *       "has_captcha": false,
                     *       "created_at": "2026-11-20T12:00:00Z",
                     *       "closed_at": null,
                     *       "beacon": null
                     *     }
                     */
                    "application/json": components["schemas"]["Contest"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    closeContest: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that the change is made to, as `ETag` has it. Without it the change is refused */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The prize is sold out"
                 *     }
                 */
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description The contest as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "demo",
                     *       "title": "A hundred points",
                     *       "description": "Join and win.",
                     *       "status": "open",
                     *       "version": 3,
                     *       "texts": {
                     *         "en": {
                     *           "title": "A hundred points",
                     *           "description": "Join and win.",
                     *           "rules": "One entry each.",
                     *           "button": "Join"
                     *         }
                     *       },
                     *       "default_locale": "en",
                     *       "prizes": [
                     *         {
                     *           "name": {
                     *             "en": "A hundred points"
                     *           },
                     *           "count": 3,
                     *           "handover": {
                     *             "en": "They are added to your balance"
                     *           }
                     *         }
                     *       ],
                     *       "picture_url": null,
                     *       "required_channels": [
                     *         "@contests"
                     *       ],
                     *       "excludes_winners_of": [],
                     *       "starts_at": "2026-11-21T12:00:00Z",
                     *       "ends_at": "2026-12-21T12:00:00Z",
                     *       "time_zone": "Europe/Moscow",
                     *       "winners": 3,
                     *       "reserves": 2,
                     *       "entry_tickets": 1,
                     *       "tickets_max": 100,
                     *       "entries_max": null,
                     *       "has_captcha": false,
                     *       "created_at": "2026-11-20T12:00:00Z",
                     *       "closed_at": null,
                     *       "beacon": null
                     *     }
                     */
                    "application/json": components["schemas"]["Contest"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    cancelContest: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that the change is made to, as `ETag` has it. Without it the change is refused */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The prize is sold out"
                 *     }
                 */
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description The contest as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "demo",
                     *       "title": "A hundred points",
                     *       "description": "Join and win.",
                     *       "status": "open",
                     *       "version": 3,
                     *       "texts": {
                     *         "en": {
                     *           "title": "A hundred points",
                     *           "description": "Join and win.",
                     *           "rules": "One entry each.",
                     *           "button": "Join"
                     *         }
                     *       },
                     *       "default_locale": "en",
                     *       "prizes": [
                     *         {
                     *           "name": {
                     *             "en": "A hundred points"
                     *           },
                     *           "count": 3,
                     *           "handover": {
                     *             "en": "They are added to your balance"
                     *           }
                     *         }
                     *       ],
                     *       "picture_url": null,
                     *       "required_channels": [
                     *         "@contests"
                     *       ],
                     *       "excludes_winners_of": [],
                     *       "starts_at": "2026-11-21T12:00:00Z",
                     *       "ends_at": "2026-12-21T12:00:00Z",
                     *       "time_zone": "Europe/Moscow",
                     *       "winners": 3,
                     *       "reserves": 2,
                     *       "entry_tickets": 1,
                     *       "tickets_max": 100,
                     *       "entries_max": null,
                     *       "has_captcha": false,
                     *       "created_at": "2026-11-20T12:00:00Z",
                     *       "closed_at": null,
                     *       "beacon": null
                     *     }
                     */
                    "application/json": components["schemas"]["Contest"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    disqualifyWinner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "draw": 1,
                 *       "reason": "not_member"
                 *     }
                 */
                "application/json": components["schemas"]["WinnerDisqualification"];
            };
        };
        responses: {
            /** @description The decision */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "number": 0,
                     *       "draw": 1,
                     *       "reason": "not_member",
                     *       "at": 1797854900,
                     *       "hash": "abababababababababababababababababababababababababababababababab"
                     *     }
                     */
                    "application/json": components["schemas"]["DrawDecision"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    confirmDraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "decisions": 1
                 *     }
                 */
                "application/json": components["schemas"]["NewConfirmation"];
            };
        };
        responses: {
            /** @description The confirmation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "at": 1797855000,
                     *       "decisions": 1,
                     *       "hash": "abababababababababababababababababababababababababababababababab"
                     *     }
                     */
                    "application/json": components["schemas"]["DrawConfirmation"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listWinners: {
        parameters: {
            query?: {
                /** @description How many items a page holds */
                limit?: components["parameters"]["Limit"];
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of prizes, in their order; empty until it is drawn. As `text/csv` or `application/jsonl` it has all of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "prize": 0,
                     *           "prize_name": "A hundred points",
                     *           "draw": 0,
                     *           "entry_id": "abababababababababababababababababababababababababababababababab",
                     *           "telegram_id": "42",
                     *           "first_name": "Ada",
                     *           "username": "ada",
                     *           "link": "https://t.me/ada",
                     *           "finding": "ok",
                     *           "checked_at": "2026-12-21T12:11:00Z",
                     *           "claim_until": null,
                     *           "claimed_at": null
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["WinnerList"];
                    /** @example {"prize":0,"prize_name":"A hundred points","draw":0,"entry_id":"ab","telegram_id":"42","first_name":"Ada","username":"ada","link":"https://t.me/ada","finding":"ok","checked_at":"2026-12-21T12:11:00Z","claim_until":null,"claimed_at":null} */
                    "application/jsonl": string;
                    /** @example "prize","prize_name","draw","entry_id","telegram_id","first_name","username","link","finding","checked_at","claim_until","claimed_at" */
                    "text/csv": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listPrizeCodes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order of the prizes, for organisers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "position": 0,
                     *           "codes": 3,
                     *           "given": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PrizeCodeCounts"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    putPrizeCodes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
                /** @description Of the prize among those of the contest, from 0 */
                position: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "csv": "ALPHA\nBRAVO\n"
                 *     }
                 */
                "application/json": components["schemas"]["PrizeCodes"];
            };
        };
        responses: {
            /** @description So many codes there are */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "codes": 2
                     *     }
                     */
                    "application/json": components["schemas"]["CodeCount"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMyPrize: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The prize that they hold */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "prize": 0,
                     *       "name": "A hundred points",
                     *       "handover": "They are added to your balance",
                     *       "kind": "code",
                     *       "code": "ALPHA",
                     *       "claim_until": null,
                     *       "claimed_at": null,
                     *       "shows_name": false,
                     *       "payment": null
                     *     }
                     */
                    "application/json": components["schemas"]["MyPrize"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    claimPrize: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "shows_name": true
                 *     }
                 */
                "application/json": components["schemas"]["PrizeClaim"];
            };
        };
        responses: {
            /** @description The prize that they hold */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "prize": 0,
                     *       "name": "A hundred points",
                     *       "handover": "They are added to your balance",
                     *       "kind": "claim",
                     *       "code": null,
                     *       "claim_until": "2026-12-24T12:11:00Z",
                     *       "claimed_at": "2026-12-21T12:11:00Z",
                     *       "shows_name": true,
                     *       "payment": null
                     *     }
                     */
                    "application/json": components["schemas"]["MyPrize"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getDraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The header, and what followed from it so far */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "header": {
                     *         "algorithm": "contest-draw-1",
                     *         "beacon": "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971",
                     *         "contest_id": "demo",
                     *         "delay_s": 600,
                     *         "ends_at": 1797854400,
                     *         "entries": 1,
                     *         "late": [],
                     *         "prizes": 1,
                     *         "published_at": 1797854460,
                     *         "root": "abababababababababababababababababababababababababababababababab",
                     *         "round": 35017212,
                     *         "rules": "abababababababababababababababababababababababababababababababab",
                     *         "tickets": 3
                     *       },
                     *       "header_hash": "abababababababababababababababababababababababababababababababab",
                     *       "signature": "abababababababababababababababababababababababababababababababababababababababababababababababab",
                     *       "order": [
                     *         {
                     *           "draw": 0,
                     *           "index": 0,
                     *           "commitment": "abababababababababababababababababababababababababababababababab",
                     *           "tickets": 3,
                     *           "path": []
                     *         }
                     *       ],
                     *       "decisions": [],
                     *       "confirmation": null,
                     *       "winners": [
                     *         {
                     *           "prize": 0,
                     *           "draw": 0,
                     *           "name": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["DrawProof"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createDraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far the draw is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "stage": "frozen",
                     *       "pages": 98,
                     *       "entries": 100000,
                     *       "tickets": 454721,
                     *       "header_hash": "abababababababababababababababababababababababababababababababab",
                     *       "round": 12345678,
                     *       "round_at": "2026-12-21T12:10:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["DrawProgress"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getDrawPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
                /** @description Its number, from 0 */
                page: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 1,024 lines, or what is left */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "page": 0,
                     *       "pages": 1,
                     *       "lines": "abababababababababababababababababababababababababababababababab 3\n"
                     *     }
                     */
                    "application/json": components["schemas"]["DrawPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMyProof: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description From the moment the header is public */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "contest_id": "demo",
                     *       "header_hash": "abababababababababababababababababababababababababababababababab",
                     *       "index": 0,
                     *       "commitment": "abababababababababababababababababababababababababababababababab",
                     *       "tickets": 3,
                     *       "salt": "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd",
                     *       "path": []
                     *     }
                     */
                    "application/json": components["schemas"]["MyProof"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getCaptcha: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The same for every contest */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "site_key": "0x4AAAAAAAexample",
                     *       "script_url": "https://challenges.cloudflare.com/turnstile/v0/api.js"
                     *     }
                     */
                    "application/json": components["schemas"]["Captcha"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listEntries: {
        parameters: {
            query?: {
                /** @description A Telegram id, a username, or how a first name begins */
                search?: string;
                /** @description Only entries in this state */
                state?: components["schemas"]["EntryState"];
                /** @description How many items a page holds */
                limit?: components["parameters"]["Limit"];
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries, in the order of their commitments. As `text/csv` or `application/jsonl` it has a thousand, and `Link` says where the next one is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "abababababababababababababababababababababababababababababababab",
                     *           "telegram_id": "42",
                     *           "first_name": "Ada",
                     *           "username": "ada",
                     *           "state": "active",
                     *           "reason": null,
                     *           "tickets": 3,
                     *           "is_qualified": true,
                     *           "source": "direct",
                     *           "joined_at": "2026-11-21T12:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["EntryList"];
                    /** @example {"id":"ab","telegram_id":"42","first_name":"Ada","username":null,"state":"active","reason":null,"tickets":3,"is_qualified":true,"source":"direct","joined_at":"2026-11-21T12:00:00Z"} */
                    "application/jsonl": string;
                    /** @example "id","telegram_id","first_name","username","state","reason","tickets","is_qualified","source","joined_at" */
                    "text/csv": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "source": "channel_post"
                 *     }
                 */
                "application/json": components["schemas"]["NewEntry"];
            };
        };
        responses: {
            /** @description They were in already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "abababababababababababababababababababababababababababababababab",
                     *       "state": "active",
                     *       "tickets": 3,
                     *       "tickets_max": 100,
                     *       "is_qualified": true,
                     *       "joined_at": "2026-11-21T12:00:00Z",
                     *       "commitment": "abababababababababababababababababababababababababababababababab",
                     *       "salt": "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd"
                     *     }
                     */
                    "application/json": components["schemas"]["MyEntry"];
                };
            };
            /** @description They are in */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "abababababababababababababababababababababababababababababababab",
                     *       "state": "active",
                     *       "tickets": 3,
                     *       "tickets_max": 100,
                     *       "is_qualified": true,
                     *       "joined_at": "2026-11-21T12:00:00Z",
                     *       "commitment": "abababababababababababababababababababababababababababababababab",
                     *       "salt": "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd"
                     *     }
                     */
                    "application/json": components["schemas"]["MyEntry"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMyEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tickets, and what they are for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "abababababababababababababababababababababababababababababababab",
                     *       "state": "active",
                     *       "tickets": 3,
                     *       "tickets_max": 100,
                     *       "is_qualified": true,
                     *       "joined_at": "2026-11-21T12:00:00Z",
                     *       "commitment": "abababababababababababababababababababababababababababababababab",
                     *       "salt": "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd"
                     *     }
                     */
                    "application/json": components["schemas"]["MyEntry"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteMyEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    disqualifyEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
                /** @description The entry's `id` */
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Several accounts",
                 *       "ban": true
                 *     }
                 */
                "application/json": components["schemas"]["Disqualification"];
            };
        };
        responses: {
            /** @description It is out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "abababababababababababababababababababababababababababababababab",
                     *       "telegram_id": "42",
                     *       "first_name": "Ada",
                     *       "username": "ada",
                     *       "state": "disqualified",
                     *       "reason": "Several accounts",
                     *       "tickets": 3,
                     *       "is_qualified": true,
                     *       "source": "direct",
                     *       "joined_at": "2026-11-21T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Entry"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listExclusions: {
        parameters: {
            query?: {
                /** @description How many items a page holds */
                limit?: components["parameters"]["Limit"];
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of people */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "telegram_id": "42",
                     *           "reason": "staff",
                     *           "note": null,
                     *           "added_at": "2026-11-21T12:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ExclusionList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getExclusionRules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Fixed once it opens */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "staff": 3,
                     *       "winners_of": [
                     *         "spring"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ExclusionRules"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    putExclusion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
                /** @description Someone's Telegram id */
                telegram_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "staff"
                 *     }
                 */
                "application/json": components["schemas"]["NewExclusion"];
            };
        };
        responses: {
            /** @description They may not enter */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteExclusion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
                /** @description Someone's Telegram id */
                telegram_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They may enter */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    copyContest: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Sent again with the same request where its answer was lost, it leads to what was made then. Without it another one is made
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                "Idempotency-Key"?: components["parameters"]["OptionalIdempotencyKey"];
            };
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The draft */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "demo",
                     *       "title": "A hundred points",
                     *       "description": "Join and win.",
                     *       "status": "draft",
                     *       "version": 1,
                     *       "texts": {
                     *         "en": {
                     *           "title": "A hundred points",
                     *           "description": "Join and win.",
                     *           "rules": "One entry each.",
                     *           "button": "Join"
                     *         }
                     *       },
                     *       "default_locale": "en",
                     *       "prizes": [
                     *         {
                     *           "name": {
                     *             "en": "A hundred points"
                     *           },
                     *           "count": 3,
                     *           "handover": {
                     *             "en": "They are added to your balance"
                     *           }
                     *         }
                     *       ],
                     *       "picture_url": null,
                     *       "required_channels": [
                     *         "@contests"
                     *       ],
                     *       "excludes_winners_of": [],
                     *       "starts_at": "2026-11-21T12:00:00Z",
                     *       "ends_at": "2026-12-21T12:00:00Z",
                     *       "time_zone": "Europe/Moscow",
                     *       "winners": 3,
                     *       "reserves": 2,
                     *       "entry_tickets": 1,
                     *       "tickets_max": 100,
                     *       "entries_max": null,
                     *       "has_captcha": false,
                     *       "created_at": "2026-11-20T12:00:00Z",
                     *       "closed_at": null,
                     *       "beacon": null
                     *     }
                     */
                    "application/json": components["schemas"]["Contest"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listContestVersions: {
        parameters: {
            query?: {
                /** @description How many versions a page holds, each of which is a whole contest */
                limit?: number;
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of versions, for organisers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "version": 2,
                     *           "action": "updated",
                     *           "reason": null,
                     *           "changed_at": "2026-11-21T12:00:00Z",
                     *           "changed_by": "mfrggzdfmztwq2lknnwg23tpoa",
                     *           "document": {
                     *             "status": "draft"
                     *           }
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ContestVersionList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listContestChanges: {
        parameters: {
            query?: {
                /** @description How many items a page holds */
                limit?: components["parameters"]["Limit"];
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of changes since it was published */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "version": 4,
                     *           "action": "updated",
                     *           "reason": "More time for everybody",
                     *           "changed_at": "2026-11-21T12:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ContestChangeList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listContestTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "channel-giveaway",
                     *           "name": {
                     *             "en": "A giveaway in a channel"
                     *           },
                     *           "description": {
                     *             "en": "Join the channel, win"
                     *           },
                     *           "needs": [
                     *             "channels"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ContestTemplateList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createContestFromTemplate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Sent again with the same request where its answer was lost, it leads to what was made then. Without it another one is made
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                "Idempotency-Key"?: components["parameters"]["OptionalIdempotencyKey"];
            };
            path: {
                /** @description The template's `id` */
                template_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "starts_at": "2026-11-21T12:00:00Z",
                 *       "ends_at": "2026-12-21T12:00:00Z",
                 *       "time_zone": "Europe/Moscow",
                 *       "default_locale": "ru",
                 *       "channels": [
                 *         "@contests"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["TemplateUse"];
            };
        };
        responses: {
            /** @description The draft */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "demo",
                     *       "title": "A hundred points",
                     *       "description": "Join and win.",
                     *       "status": "draft",
                     *       "version": 1,
                     *       "texts": {
                     *         "en": {
                     *           "title": "A hundred points",
                     *           "description": "Join and win.",
                     *           "rules": "One entry each.",
                     *           "button": "Join"
                     *         }
                     *       },
                     *       "default_locale": "en",
                     *       "prizes": [
                     *         {
                     *           "name": {
                     *             "en": "A hundred points"
                     *           },
                     *           "count": 3,
                     *           "handover": {
                     *             "en": "They are added to your balance"
                     *           }
                     *         }
                     *       ],
                     *       "picture_url": null,
                     *       "required_channels": [
                     *         "@contests"
                     *       ],
                     *       "excludes_winners_of": [],
                     *       "starts_at": "2026-11-21T12:00:00Z",
                     *       "ends_at": "2026-12-21T12:00:00Z",
                     *       "time_zone": "Europe/Moscow",
                     *       "winners": 3,
                     *       "reserves": 2,
                     *       "entry_tickets": 1,
                     *       "tickets_max": 100,
                     *       "entries_max": null,
                     *       "has_captcha": false,
                     *       "created_at": "2026-11-20T12:00:00Z",
                     *       "closed_at": null,
                     *       "beacon": null
                     *     }
                     */
                    "application/json": components["schemas"]["Contest"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listOrganisers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, for each of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "telegram_id": "42",
                     *           "role": "owner",
                     *           "added_at": "2026-11-21T12:00:00Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["OrganiserList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    putOrganiser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
                /** @description Someone's Telegram id */
                telegram_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "editor"
                 *     }
                 */
                "application/json": components["schemas"]["OrganiserRole"];
            };
        };
        responses: {
            /** @description They do, with that role */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "telegram_id": "43",
                     *       "role": "editor",
                     *       "added_at": "2026-11-21T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Organiser"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteOrganiser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
                /** @description Someone's Telegram id */
                telegram_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They do not */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getPage: {
        parameters: {
            query?: {
                /** @description The locale to show texts in, where there are any in it */
                locale?: components["parameters"]["ShownLocale"];
            };
            header?: never;
            path: {
                /** @description The name of the page */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "slug": "help",
                     *       "locale": "en",
                     *       "version": 1,
                     *       "title": "Help",
                     *       "markdown": "*Join* and win.",
                     *       "html": "<p><em>Join</em> and win.</p>",
                     *       "changed_at": "2026-11-21T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Page"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    putPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of the page */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "locale": "en",
                 *       "title": "Help",
                 *       "markdown": "*Join* and win."
                 *     }
                 */
                "application/json": components["schemas"]["NewPage"];
            };
        };
        responses: {
            /** @description The page as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "slug": "help",
                     *       "locale": "en",
                     *       "version": 1,
                     *       "title": "Help",
                     *       "markdown": "*Join* and win.",
                     *       "html": "<p><em>Join</em> and win.</p>",
                     *       "changed_at": "2026-11-21T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Page"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listPageVersions: {
        parameters: {
            query?: {
                /** @description The locale to show texts in, where there are any in it */
                locale?: components["parameters"]["ShownLocale"];
                /** @description How many items a page holds */
                limit?: components["parameters"]["Limit"];
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /** @description The name of the page */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of versions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "slug": "help",
                     *           "locale": "en",
                     *           "version": 1,
                     *           "title": "Help",
                     *           "markdown": "*Join* and win.",
                     *           "html": "<p><em>Join</em> and win.</p>",
                     *           "changed_at": "2026-11-21T12:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["PageVersionList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getContestPoints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "purchases_on": false,
                     *       "budget_max": 0
                     *     }
                     */
                    "application/json": components["schemas"]["ContestPoints"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    putContestPoints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "purchases_on": true,
                 *       "budget_max": 100000
                 *     }
                 */
                "application/json": components["schemas"]["ContestPoints"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "purchases_on": true,
                     *       "budget_max": 100000
                     *     }
                     */
                    "application/json": components["schemas"]["ContestPoints"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getHomePage: {
        parameters: {
            query?: {
                /** @description The locale to show texts in, where there are any in it */
                locale?: components["parameters"]["ShownLocale"];
            };
            header?: {
                /** @description The languages that the browser prefers; whatever it says, there is a page */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            default: components["responses"]["PageRefused"];
        };
    };
    getContestPage: {
        parameters: {
            query?: {
                /** @description The locale to show texts in, where there are any in it */
                locale?: components["parameters"]["ShownLocale"];
            };
            header?: {
                /** @description The languages that the browser prefers; whatever it says, there is a page */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                /** @description The contest's `id`. Whatever else is here is answered with a page that says so */
                contest_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A page that says that there is no such contest; a draft is none */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            default: components["responses"]["PageRefused"];
        };
    };
    getContestPicture: {
        parameters: {
            query: {
                /** @description The contest's `version`; an older one is as good */
                version: number;
                /** @description The locale to show texts in, where there are any in it */
                locale: components["schemas"]["Locale"];
            };
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSitemap: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As sitemaps.org has it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getRobots: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As RFC 9309 has it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getLeaderboard: {
        parameters: {
            query?: {
                /** @description How many items a page holds */
                limit?: components["parameters"]["Limit"];
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of it, with the count of entries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": 5123,
                     *       "items": [
                     *         {
                     *           "rank": 1,
                     *           "first_name": "Ada",
                     *           "tickets": 37
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["Leaderboard"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getContestStatistics: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counted with what they count */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": 2,
                     *       "not_in_any_more": 0,
                     *       "hours": [
                     *         {
                     *           "hour": "2026-11-21T12:00:00Z",
                     *           "entries": 2
                     *         }
                     *       ],
                     *       "days": [
                     *         {
                     *           "date": "2026-11-21",
                     *           "entries": 2
                     *         }
                     *       ],
                     *       "sources": {
                     *         "direct": 1,
                     *         "channel_post": 1,
                     *         "invitation": 0
                     *       },
                     *       "locales": {
                     *         "en": 2,
                     *         "ru": 0
                     *       },
                     *       "tasks": [
                     *         {
                     *           "task_id": "mfrggzdfmztwq2lknnwg23tpoa",
                     *           "completions": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ContestStatistics"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listTasks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its tasks in their order, without what is secret */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "mfrggzdfmztwq2lknnwg23tpoa",
                     *           "kind": "secret_code",
                     *           "title": {
                     *             "en": "The code of the day"
                     *           },
                     *           "settings": {
                     *             "single_use": false
                     *           },
                     *           "is_weak": false,
                     *           "period": "once",
                     *           "tickets": 2,
                     *           "tickets_max": null,
                     *           "attempts_max": 5,
                     *           "requires": [],
                     *           "is_mandatory": false,
                     *           "is_off": false,
                     *           "opens_at": null,
                     *           "closes_at": null,
                     *           "position": 1,
                     *           "reward": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TaskList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Sent again with the same request where its answer was lost, it leads to what was made then. Without it another one is made
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                "Idempotency-Key"?: components["parameters"]["OptionalIdempotencyKey"];
                /** @description The version that the change is made to, as `ETag` has it. Without it the change is refused */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "secret_code",
                 *       "title": {
                 *         "en": "The code of the day"
                 *       },
                 *       "tickets": 2,
                 *       "code": "SESAME"
                 *     }
                 */
                "application/json": components["schemas"]["NewTask"];
            };
        };
        responses: {
            /** @description The task; `ETag` is the contest's next version */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "mfrggzdfmztwq2lknnwg23tpoa",
                     *       "kind": "secret_code",
                     *       "title": {
                     *         "en": "The code of the day"
                     *       },
                     *       "settings": {
                     *         "single_use": false
                     *       },
                     *       "is_weak": false,
                     *       "period": "once",
                     *       "tickets": 2,
                     *       "tickets_max": null,
                     *       "attempts_max": 5,
                     *       "requires": [],
                     *       "is_mandatory": false,
                     *       "is_off": false,
                     *       "opens_at": null,
                     *       "closes_at": null,
                     *       "position": 1,
                     *       "reward": null
                     *     }
                     */
                    "application/json": components["schemas"]["Task"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listTaskOutlines: {
        parameters: {
            query?: {
                /** @description The locale to show texts in, where there are any in it */
                locale?: components["parameters"]["ShownLocale"];
            };
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its tasks in their order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "mfrggzdfmztwq2lknnwg23tpoa",
                     *           "kind": "secret_code",
                     *           "title": "The code of the day",
                     *           "period": "once",
                     *           "tickets": 2,
                     *           "is_mandatory": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TaskOutlineList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that the change is made to, as `ETag` has it. Without it the change is refused */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
                /** @description The task's `id` */
                task_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    updateTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that the change is made to, as `ETag` has it. Without it the change is refused */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
                /** @description The task's `id` */
                task_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "is_off": true,
                 *       "reason": "The channel is gone"
                 *     }
                 */
                "application/json": components["schemas"]["TaskUpdate"];
            };
        };
        responses: {
            /** @description The task */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "mfrggzdfmztwq2lknnwg23tpoa",
                     *       "kind": "secret_code",
                     *       "title": {
                     *         "en": "The code of the day"
                     *       },
                     *       "settings": {
                     *         "single_use": false
                     *       },
                     *       "is_weak": false,
                     *       "period": "once",
                     *       "tickets": 2,
                     *       "tickets_max": null,
                     *       "attempts_max": 5,
                     *       "requires": [],
                     *       "is_mandatory": false,
                     *       "is_off": false,
                     *       "opens_at": null,
                     *       "closes_at": null,
                     *       "position": 1,
                     *       "reward": null
                     *     }
                     */
                    "application/json": components["schemas"]["Task"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    completeTask: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Made anew for each attempt, and sent again with the same request where its answer was lost
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
                /** @description The task's `id` */
                task_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "secret_code",
                 *       "code": "SESAME"
                 *     }
                 */
                "application/json": components["schemas"]["Attempt"];
            };
        };
        responses: {
            /** @description What became of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "state": "completed",
                     *       "tickets": 2,
                     *       "entry_tickets": 3,
                     *       "attempts_left": 4
                     *     }
                     */
                    "application/json": components["schemas"]["TaskOutcome"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    putCodes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
                /** @description The task's `id` */
                task_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "csv": "ALPHA\nBRAVO\n"
                 *     }
                 */
                "application/json": components["schemas"]["Codes"];
            };
        };
        responses: {
            /** @description So many codes there are */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "codes": 2
                     *     }
                     */
                    "application/json": components["schemas"]["CodeCount"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listReviews: {
        parameters: {
            query?: {
                /** @description How many items a page holds */
                limit?: components["parameters"]["Limit"];
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "mfrggzdfmztwq2lknnwg23tpoa",
                     *           "task_id": "mfrggzdfmztwq2lknnwg23tpoa",
                     *           "telegram_id": "42",
                     *           "first_name": "Ada",
                     *           "answer": "Because I like it",
                     *           "answered_at": "2026-11-21T12:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ReviewList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    decideReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
                /** @description The `id` of the list */
                review_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "decision": "accept"
                 *     }
                 */
                "application/json": components["schemas"]["ReviewDecision"];
            };
        };
        responses: {
            /** @description It is judged */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    previewContest: {
        parameters: {
            query?: {
                /** @description The locale to show texts in, where there are any in it */
                locale?: components["parameters"]["ShownLocale"];
            };
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contest and its tasks, for organisers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "contest": {
                     *         "id": "demo",
                     *         "title": "A hundred points",
                     *         "description": "Join and win.",
                     *         "status": "draft",
                     *         "version": 1,
                     *         "texts": {
                     *           "en": {
                     *             "title": "A hundred points",
                     *             "description": "Join and win.",
                     *             "rules": "One entry each.",
                     *             "button": "Join"
                     *           }
                     *         },
                     *         "default_locale": "en",
                     *         "prizes": [
                     *           {
                     *             "name": {
                     *               "en": "A hundred points"
                     *             },
                     *             "count": 3,
                     *             "handover": {
                     *               "en": "They are added to your balance"
                     *             }
                     *           }
                     *         ],
                     *         "picture_url": null,
                     *         "required_channels": [
                     *           "@contests"
                     *         ],
                     *         "excludes_winners_of": [],
                     *         "starts_at": "2026-11-21T12:00:00Z",
                     *         "ends_at": "2026-12-21T12:00:00Z",
                     *         "time_zone": "Europe/Moscow",
                     *         "winners": 3,
                     *         "reserves": 2,
                     *         "entry_tickets": 1,
                     *         "tickets_max": 100,
                     *         "entries_max": null,
                     *         "has_captcha": false,
                     *         "created_at": "2026-11-20T12:00:00Z",
                     *         "closed_at": null,
                     *         "beacon": null
                     *       },
                     *       "tasks": [
                     *         {
                     *           "id": "mfrggzdfmztwq2lknnwg23tpoa",
                     *           "kind": "secret_code",
                     *           "title": "The code of the day",
                     *           "shown": {},
                     *           "period": "once",
                     *           "tickets": 2,
                     *           "is_mandatory": false,
                     *           "state": "open",
                     *           "attempts_left": 5,
                     *           "opens_at": null,
                     *           "closes_at": null,
                     *           "reward": null,
                     *           "payment": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ContestPreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, without their secrets */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "mfrggzdfmztwq2lknnwg23tpoa",
                     *           "url": "https://hooks.example.com/contest",
                     *           "events": [
                     *             "entry.created",
                     *             "contest.closed"
                     *           ],
                     *           "is_on": true,
                     *           "off_reason": null,
                     *           "failing_since": null,
                     *           "old_secret_until": null,
                     *           "created_at": "2026-11-21T12:00:00Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://hooks.example.com/contest",
                 *       "events": [
                 *         "entry.created",
                 *         "contest.closed"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewWebhook"];
            };
        };
        responses: {
            /** @description The webhook with its secret, which is not shown again */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "mfrggzdfmztwq2lknnwg23tpoa",
                     *       "url": "https://hooks.example.com/contest",
                     *       "events": [
                     *         "entry.created",
                     *         "contest.closed"
                     *       ],
                     *       "is_on": true,
                     *       "off_reason": null,
                     *       "failing_since": null,
                     *       "old_secret_until": null,
                     *       "created_at": "2026-11-21T12:00:00Z",
                     *       "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
                /** @description The webhook's `id` */
                webhook_id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does not */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    updateWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
                /** @description The webhook's `id` */
                webhook_id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "is_on": true
                 *     }
                 */
                "application/json": components["schemas"]["WebhookUpdate"];
            };
        };
        responses: {
            /** @description As it is from now on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "mfrggzdfmztwq2lknnwg23tpoa",
                     *       "url": "https://hooks.example.com/contest",
                     *       "events": [
                     *         "entry.created",
                     *         "contest.closed"
                     *       ],
                     *       "is_on": true,
                     *       "off_reason": null,
                     *       "failing_since": null,
                     *       "old_secret_until": null,
                     *       "created_at": "2026-11-21T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
                /** @description The webhook's `id` */
                webhook_id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook with its secret, which is not shown again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "mfrggzdfmztwq2lknnwg23tpoa",
                     *       "url": "https://hooks.example.com/contest",
                     *       "events": [
                     *         "entry.created",
                     *         "contest.closed"
                     *       ],
                     *       "is_on": true,
                     *       "off_reason": null,
                     *       "failing_since": null,
                     *       "old_secret_until": "2026-11-22T12:00:00Z",
                     *       "created_at": "2026-11-21T12:00:00Z",
                     *       "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
                /** @description The webhook's `id` */
                webhook_id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "msg_0065a0c4c0mfrggzdfmztwq2lknnwg23tpoa",
                     *       "type": "webhook.test",
                     *       "payload": "{\"type\":\"webhook.test\",\"timestamp\":\"2026-11-21T12:00:00Z\",\"data\":{\"contest_id\":\"demo\",\"webhook_id\":\"mfrggzdfmztwq2lknnwg23tpoa\"}}",
                     *       "state": "waiting",
                     *       "attempts": 0,
                     *       "next_attempt_at": "2026-11-21T12:00:30Z",
                     *       "attempted_at": null,
                     *       "status": null,
                     *       "detail": null,
                     *       "created_at": "2026-11-21T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    replayWebhookDeliveries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
                /** @description The webhook's `id` */
                webhook_id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "since": "2026-11-21T12:00:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookReplay"];
            };
        };
        responses: {
            /** @description So many */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "replayed": 12,
                     *       "has_more": false
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookReplayed"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description Only messages that were given up */
                state?: "failed";
                /** @description How many items a page holds */
                limit?: components["parameters"]["Limit"];
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
                /** @description The webhook's `id` */
                webhook_id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of messages */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "msg_0065a0c4c0mfrggzdfmztwq2lknnwg23tpoa",
                     *           "type": "webhook.test",
                     *           "payload": "{\"type\":\"webhook.test\",\"timestamp\":\"2026-11-21T12:00:00Z\",\"data\":{\"contest_id\":\"demo\",\"webhook_id\":\"mfrggzdfmztwq2lknnwg23tpoa\"}}",
                     *           "state": "waiting",
                     *           "attempts": 0,
                     *           "next_attempt_at": "2026-11-21T12:00:30Z",
                     *           "attempted_at": null,
                     *           "status": null,
                     *           "detail": null,
                     *           "created_at": "2026-11-21T12:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDeliveryList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    replayWebhookDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contest's `id` */
                contest_id: components["parameters"]["ContestId"];
                /** @description The webhook's `id` */
                webhook_id: components["parameters"]["WebhookId"];
                /** @description The message's `id` */
                message_id: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It waits */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "msg_0065a0c4c0mfrggzdfmztwq2lknnwg23tpoa",
                     *       "type": "webhook.test",
                     *       "payload": "{\"type\":\"webhook.test\",\"timestamp\":\"2026-11-21T12:00:00Z\",\"data\":{\"contest_id\":\"demo\",\"webhook_id\":\"mfrggzdfmztwq2lknnwg23tpoa\"}}",
                     *       "state": "waiting",
                     *       "attempts": 0,
                     *       "next_attempt_at": "2026-11-21T12:00:30Z",
                     *       "attempted_at": null,
                     *       "status": null,
                     *       "detail": null,
                     *       "created_at": "2026-11-21T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMyReferral: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The code, the same at every call */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "k7m2xw9a",
                     *       "link": "https://t.me/contest_bot?startapp=k7m2xw9a",
                     *       "chat_link": "https://t.me/contest_bot?start=k7m2xw9a",
                     *       "share_link": "https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fcontest_bot%3Fstartapp%3Dk7m2xw9a",
                     *       "invited": {
                     *         "pending": 1,
                     *         "qualified": 2,
                     *         "rewarded": 3,
                     *         "rejected": 1,
                     *         "flagged": 0
                     *       },
                     *       "rejected": {
                     *         "left": 1
                     *       },
                     *       "earned": 30,
                     *       "pending": 20,
                     *       "next_reward": 10,
                     *       "next_tier": {
                     *         "after": 10,
                     *         "points": 5
                     *       },
                     *       "next_milestone": {
                     *         "at": 10,
                     *         "points": 50
                     *       },
                     *       "stopped_by": null
                     *     }
                     */
                    "application/json": components["schemas"]["MyReferral"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMyReferralQr: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A drawing of any size, black on white with the margin that it needs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 37 37"></svg> */
                    "image/svg+xml": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listMyInvitees: {
        parameters: {
            query?: {
                /** @description How many items a page holds */
                limit?: components["parameters"]["Limit"];
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them; a first name is null where they have not looked at their own invitations yet, or are gone */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "first_name": "Bob",
                     *           "state": "qualified",
                     *           "reason": null,
                     *           "invited_at": "2026-11-21T12:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["InviteeList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getReferralLeaderboard: {
        parameters: {
            query?: {
                /** @description How many items a page holds */
                limit?: components["parameters"]["Limit"];
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of it; a first name is null where its owner has not looked at their invitations yet, or is gone */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "rank": 1,
                     *           "first_name": "Ada",
                     *           "invited": 12
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ReferralLeaderboard"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createReferralClaim: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "init_data": "query_id=AAF&user=%7B%22id%22%3A42%7D&auth_date=1800000000&start_param=k7m2xw9a&hash=00"
                 *     }
                 */
                "application/json": components["schemas"]["NewReferralClaim"];
            };
        };
        responses: {
            /** @description They are invited */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "k7m2xw9a",
                     *       "claimed_at": "2026-11-21T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ReferralClaim"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getReferralRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As they are now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": 1,
                     *       "payouts_on": true,
                     *       "funded": 1000,
                     *       "rules": {
                     *         "campaign": "autumn",
                     *         "starts_at": "2026-11-01T00:00:00Z",
                     *         "ends_at": "2026-12-01T00:00:00Z",
                     *         "contest_id": null,
                     *         "channels": [
                     *           "@contest"
                     *         ],
                     *         "hold_h": 24,
                     *         "return_h": 72,
                     *         "newcomer_h": 24,
                     *         "tiers": [
                     *           {
                     *             "after": 0,
                     *             "points": 10
                     *           },
                     *           {
                     *             "after": 10,
                     *             "points": 5
                     *           }
                     *         ],
                     *         "milestones": [
                     *           {
                     *             "at": 10,
                     *             "points": 50
                     *           }
                     *         ],
                     *         "invitee_points": 5,
                     *         "second_level_points": 0,
                     *         "per_person": 50,
                     *         "per_day": 20,
                     *         "budget": 1000
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CurrentReferralRules"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    putReferralRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "campaign": "autumn",
                 *       "starts_at": "2026-11-01T00:00:00Z",
                 *       "ends_at": "2026-12-01T00:00:00Z",
                 *       "contest_id": null,
                 *       "channels": [
                 *         "@contest"
                 *       ],
                 *       "hold_h": 24,
                 *       "return_h": 72,
                 *       "newcomer_h": 24,
                 *       "tiers": [
                 *         {
                 *           "after": 0,
                 *           "points": 10
                 *         }
                 *       ],
                 *       "milestones": [],
                 *       "invitee_points": 5,
                 *       "second_level_points": 0,
                 *       "per_person": 50,
                 *       "per_day": 20,
                 *       "budget": 1000
                 *     }
                 */
                "application/json": components["schemas"]["ReferralRules"];
            };
        };
        responses: {
            /** @description As they are now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": 1,
                     *       "payouts_on": true,
                     *       "funded": 0,
                     *       "rules": {
                     *         "campaign": "autumn",
                     *         "starts_at": "2026-11-01T00:00:00Z",
                     *         "ends_at": "2026-12-01T00:00:00Z",
                     *         "contest_id": null,
                     *         "channels": [
                     *           "@contest"
                     *         ],
                     *         "hold_h": 24,
                     *         "return_h": 72,
                     *         "newcomer_h": 24,
                     *         "tiers": [
                     *           {
                     *             "after": 0,
                     *             "points": 10
                     *           }
                     *         ],
                     *         "milestones": [],
                     *         "invitee_points": 5,
                     *         "second_level_points": 0,
                     *         "per_person": 50,
                     *         "per_day": 20,
                     *         "budget": 1000
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CurrentReferralRules"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    putReferralPayouts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "payouts_on": false
                 *     }
                 */
                "application/json": components["schemas"]["ReferralPayouts"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "payouts_on": false
                     *     }
                     */
                    "application/json": components["schemas"]["ReferralPayouts"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createReferralCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "ada-2026",
                 *       "telegram_id": "42"
                 *     }
                 */
                "application/json": components["schemas"]["NewReferralCode"];
            };
        };
        responses: {
            /** @description It is theirs */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "ada-2026"
                     *     }
                     */
                    "application/json": components["schemas"]["ReferralCode"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteReferralCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A code of someone's */
                code: components["parameters"]["ReferralCode"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is, and whoever had it as their own gets another when they look */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listReferrals: {
        parameters: {
            query?: {
                /** @description Only those in a state. Unless it is `flagged`, a page may then hold fewer than were asked for, or none, while more follow */
                state?: components["schemas"]["ReferralState"];
                /** @description How many items a page holds */
                limit?: components["parameters"]["Limit"];
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of invitations. As `text/csv` or `application/jsonl` it looks through a thousand, and `Link` says where the next one is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "17",
                     *           "state": "flagged",
                     *           "reason": null,
                     *           "score": 20,
                     *           "signals": [
                     *             "regular-gaps",
                     *             "young-accounts"
                     *           ],
                     *           "referrer_code": "k7m2xw9a",
                     *           "source": "start",
                     *           "claimed_at": "2026-11-21T12:00:00Z",
                     *           "changed_at": "2026-11-22T12:10:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ReferralList"];
                    /** @example {"id":"17","state":"pending","reason":null,"score":null,"signals":[],"referrer_code":"k7m2xw9a","source":"start","claimed_at":"2026-11-21T12:00:00Z","changed_at":"2026-11-21T12:00:00Z"} */
                    "application/jsonl": string;
                    /** @example "id","state","reason","score","signals","referrer_code","source","claimed_at","changed_at" */
                    "text/csv": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    approveReferral: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The invitation's `id` */
                referral_id: components["parameters"]["ReferralId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "17",
                     *       "state": "qualified",
                     *       "reason": null,
                     *       "score": null,
                     *       "signals": [],
                     *       "referrer_code": "k7m2xw9a",
                     *       "source": "start",
                     *       "claimed_at": "2026-11-21T12:00:00Z",
                     *       "changed_at": "2026-11-22T13:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Referral"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rejectReferral: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The invitation's `id` */
                referral_id: components["parameters"]["ReferralId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "17",
                     *       "state": "rejected",
                     *       "reason": "fraud",
                     *       "score": null,
                     *       "signals": [],
                     *       "referrer_code": "k7m2xw9a",
                     *       "source": "start",
                     *       "claimed_at": "2026-11-21T12:00:00Z",
                     *       "changed_at": "2026-11-22T13:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Referral"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    decideReferrals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "decision": "reject",
                 *       "referral_ids": [
                 *         "17",
                 *         "18"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ReferralDecisions"];
            };
        };
        responses: {
            /** @description What became of each, in the order they were asked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "outcomes": [
                     *         {
                     *           "referral_id": "17",
                     *           "outcome": "decided",
                     *           "state": "rejected"
                     *         },
                     *         {
                     *           "referral_id": "18",
                     *           "outcome": "unknown",
                     *           "state": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ReferralOutcomes"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    watchReferrer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A code of someone's */
                code: components["parameters"]["ReferralCode"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "watched": true
                 *     }
                 */
                "application/json": components["schemas"]["ReferrerWatch"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "watched": true
                     *     }
                     */
                    "application/json": components["schemas"]["ReferrerWatch"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getReferralStatistics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Of those whose invitee is among the ten thousand newest people */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "states": {
                     *         "pending": 4,
                     *         "qualified": 2,
                     *         "rewarded": 30,
                     *         "rejected": 3,
                     *         "flagged": 1
                     *       },
                     *       "rejected": {
                     *         "left": 2,
                     *         "fraud": 1
                     *       },
                     *       "points": 300,
                     *       "signals": {
                     *         "regular-gaps": {
                     *           "flagged": 1,
                     *           "approved": 0,
                     *           "rejected": 1
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ReferralStatistics"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getReferralSignals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": 1,
                     *       "signals": {
                     *         "flag_at": 20,
                     *         "regular_gaps": {
                     *           "weight": 10,
                     *           "threshold": 45,
                     *           "least": 10
                     *         },
                     *         "clustered_ids": {
                     *           "weight": 10,
                     *           "threshold": 2,
                     *           "least": 10
                     *         },
                     *         "young_accounts": {
                     *           "weight": 10,
                     *           "threshold": 50,
                     *           "least": 10
                     *         },
                     *         "empty_accounts": {
                     *           "weight": 10,
                     *           "threshold": 35,
                     *           "least": 10
                     *         },
                     *         "quick_actions": {
                     *           "weight": 10,
                     *           "threshold": 60,
                     *           "least": 3
                     *         },
                     *         "leavers": {
                     *           "weight": 10,
                     *           "threshold": 50,
                     *           "least": 10
                     *         },
                     *         "instant_chain": {
                     *           "weight": 20,
                     *           "threshold": 3600,
                     *           "least": 3
                     *         },
                     *         "velocity": {
                     *           "weight": 5,
                     *           "threshold": 600,
                     *           "least": 10
                     *         },
                     *         "premium": 10
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CurrentReferralSignals"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    putReferralSignals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "flag_at": 20,
                 *       "regular_gaps": {
                 *         "weight": 10,
                 *         "threshold": 45,
                 *         "least": 10
                 *       },
                 *       "clustered_ids": {
                 *         "weight": 10,
                 *         "threshold": 2,
                 *         "least": 10
                 *       },
                 *       "young_accounts": {
                 *         "weight": 10,
                 *         "threshold": 50,
                 *         "least": 10
                 *       },
                 *       "empty_accounts": {
                 *         "weight": 10,
                 *         "threshold": 35,
                 *         "least": 10
                 *       },
                 *       "quick_actions": {
                 *         "weight": 10,
                 *         "threshold": 60,
                 *         "least": 3
                 *       },
                 *       "leavers": {
                 *         "weight": 10,
                 *         "threshold": 50,
                 *         "least": 10
                 *       },
                 *       "instant_chain": {
                 *         "weight": 20,
                 *         "threshold": 3600,
                 *         "least": 3
                 *       },
                 *       "velocity": {
                 *         "weight": 5,
                 *         "threshold": 600,
                 *         "least": 10
                 *       },
                 *       "premium": 10
                 *     }
                 */
                "application/json": components["schemas"]["ReferralSignals"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": 1,
                     *       "signals": {
                     *         "flag_at": 20,
                     *         "regular_gaps": {
                     *           "weight": 10,
                     *           "threshold": 45,
                     *           "least": 10
                     *         },
                     *         "clustered_ids": {
                     *           "weight": 10,
                     *           "threshold": 2,
                     *           "least": 10
                     *         },
                     *         "young_accounts": {
                     *           "weight": 10,
                     *           "threshold": 50,
                     *           "least": 10
                     *         },
                     *         "empty_accounts": {
                     *           "weight": 10,
                     *           "threshold": 35,
                     *           "least": 10
                     *         },
                     *         "quick_actions": {
                     *           "weight": 10,
                     *           "threshold": 60,
                     *           "least": 3
                     *         },
                     *         "leavers": {
                     *           "weight": 10,
                     *           "threshold": 50,
                     *           "least": 10
                     *         },
                     *         "instant_chain": {
                     *           "weight": 20,
                     *           "threshold": 3600,
                     *           "least": 3
                     *         },
                     *         "velocity": {
                     *           "weight": 5,
                     *           "threshold": 600,
                     *           "least": 10
                     *         },
                     *         "premium": 10
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CurrentReferralSignals"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getBalance: {
        parameters: {
            query?: {
                /** @description As they were then; without it as they are now */
                at?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is posted, what of it is held, and what is left to spend */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "posted": 120,
                     *       "held": 20,
                     *       "available": 100
                     *     }
                     */
                    "application/json": components["schemas"]["Balance"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listTransactions: {
        parameters: {
            query?: {
                /** @description Only those of a kind. A page may then hold fewer than were asked for, or none, while more follow */
                kind?: "transfer" | "reward" | "clawback" | "adjustment" | "purchase" | "reversal";
                /** @description Only what came in, or what went out */
                direction?: "in" | "out";
                /** @description How many items a page holds */
                limit?: components["parameters"]["Limit"];
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of transactions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "mfrggzdfmztwq2lknnwg23tpoa",
                     *           "kind": "transfer",
                     *           "amount": -20,
                     *           "posted": 100,
                     *           "other_user_id": "mfrggzdfmztwq2lknnwg23tpob",
                     *           "note": "For lunch",
                     *           "reverses": null,
                     *           "created_at": "2026-11-21T12:00:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["TransactionList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    exportStatement: {
        parameters: {
            query?: {
                /** @description Not before then; less than a second is cut off */
                from?: string;
                /** @description Before then, and later than `from` */
                to?: string;
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a thousand; `Link` says where the next one is, and in JSON `next_cursor` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["TransactionList"];
                    /** @example {"id":"mfrggzdfmztwq2lknnwg23tpoa","kind":"transfer","amount":-20,"posted":100,"other_user_id":null,"note":null,"reverses":null,"created_at":"2026-11-21T12:00:00Z"} */
                    "application/jsonl": string;
                    /** @example "id","kind","amount","posted","other_user_id","note","reverses","created_at" */
                    "text/csv": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createTransfer: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Made anew for each attempt, and sent again with the same request where its answer was lost
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "to_user_id": "mfrggzdfmztwq2lknnwg23tpob",
                 *       "amount": 20,
                 *       "note": "For lunch"
                 *     }
                 */
                "application/json": components["schemas"]["NewTransfer"];
            };
        };
        responses: {
            /** @description They are theirs now */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "mfrggzdfmztwq2lknnwg23tpoa",
                     *       "kind": "transfer",
                     *       "debit_account_id": "mfrggzdfmztwq2lknnwg23tpoc",
                     *       "credit_account_id": "mfrggzdfmztwq2lknnwg23tpob",
                     *       "amount": 20,
                     *       "note": "For lunch",
                     *       "reverses": null,
                     *       "created_at": "2026-11-21T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Transfer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createReversal: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Made anew for each attempt, and sent again with the same request where its answer was lost
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The transfer's `id` */
                transfer_id: components["parameters"]["TransferId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The transfer that takes it back */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "mfrggzdfmztwq2lknnwg23tpod",
                     *       "kind": "reversal",
                     *       "debit_account_id": "mfrggzdfmztwq2lknnwg23tpob",
                     *       "credit_account_id": "mfrggzdfmztwq2lknnwg23tpoc",
                     *       "amount": 20,
                     *       "note": null,
                     *       "reverses": "mfrggzdfmztwq2lknnwg23tpoa",
                     *       "created_at": "2026-11-21T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Transfer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createAdjustment: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Made anew for each attempt, and sent again with the same request where its answer was lost
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user_id": "mfrggzdfmztwq2lknnwg23tpob",
                 *       "amount": -20,
                 *       "reason": "Sent by mistake"
                 *     }
                 */
                "application/json": components["schemas"]["NewAdjustment"];
            };
        };
        responses: {
            /** @description It is done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "mfrggzdfmztwq2lknnwg23tpoa",
                     *       "kind": "adjustment",
                     *       "debit_account_id": "mfrggzdfmztwq2lknnwg23tpob",
                     *       "credit_account_id": "system:issuance",
                     *       "amount": 20,
                     *       "note": "Sent by mistake",
                     *       "reverses": null,
                     *       "created_at": "2026-11-21T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Transfer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getTokenLeaderboard: {
        parameters: {
            query?: {
                /** @description How many items a page holds */
                limit?: components["parameters"]["Limit"];
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of it; a first name is null where its owner has not looked at their points yet */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "rank": 1,
                     *           "first_name": "Ada",
                     *           "points": 120
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["TokenLeaderboard"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getTransferLimits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As they are now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "transfers_on": false,
                     *       "per_transfer": 1000,
                     *       "per_day": 5000
                     *     }
                     */
                    "application/json": components["schemas"]["TransferLimits"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    putTransferLimits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "transfers_on": true,
                 *       "per_transfer": 1000,
                 *       "per_day": 5000
                 *     }
                 */
                "application/json": components["schemas"]["TransferLimits"];
            };
        };
        responses: {
            /** @description As they are now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "transfers_on": true,
                     *       "per_transfer": 1000,
                     *       "per_day": 5000
                     *     }
                     */
                    "application/json": components["schemas"]["TransferLimits"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    entryCreated: {
        parameters: {
            query?: never;
            header: {
                /** @description The message's id, the same in each attempt */
                "webhook-id": components["parameters"]["SentMessageId"];
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": components["parameters"]["SentTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of id, timestamp and body with a full stop between, in base64; while a secret is replaced two, with a space between */
                "webhook-signature": components["parameters"]["SentSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "entry.created",
                 *       "timestamp": "2026-11-21T12:00:00Z",
                 *       "data": {
                 *         "contest_id": "demo",
                 *         "entry_id": "abababababababababababababababababababababababababababababababab",
                 *         "source": "direct",
                 *         "joined_at": "2026-11-21T12:00:00Z"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @constant */
                    type: "entry.created";
                    /**
                     * Format: date-time
                     * @description When it happened
                     */
                    timestamp: string;
                    data: {
                        contest_id: string;
                        /** @description The `id` of the entry in `listEntries`, and its line in the draw's list */
                        entry_id: string;
                        source: components["schemas"]["EntrySource"];
                        /** Format: date-time */
                        joined_at: string;
                    };
                };
            };
        };
        responses: {
            /** @description The webhook is switched off */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message is taken */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message is sent again, for three days */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contestClosed: {
        parameters: {
            query?: never;
            header: {
                /** @description The message's id, the same in each attempt */
                "webhook-id": components["parameters"]["SentMessageId"];
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": components["parameters"]["SentTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of id, timestamp and body with a full stop between, in base64; while a secret is replaced two, with a space between */
                "webhook-signature": components["parameters"]["SentSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "contest.closed",
                 *       "timestamp": "2026-11-21T12:00:00Z",
                 *       "data": {
                 *         "contest_id": "demo",
                 *         "closed_at": "2026-11-21T12:00:00Z"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @constant */
                    type: "contest.closed";
                    /**
                     * Format: date-time
                     * @description When it happened
                     */
                    timestamp: string;
                    data: {
                        contest_id: string;
                        /** Format: date-time */
                        closed_at: string;
                    };
                };
            };
        };
        responses: {
            /** @description The webhook is switched off */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message is taken */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message is sent again, for three days */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    winnerConfirmed: {
        parameters: {
            query?: never;
            header: {
                /** @description The message's id, the same in each attempt */
                "webhook-id": components["parameters"]["SentMessageId"];
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": components["parameters"]["SentTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of id, timestamp and body with a full stop between, in base64; while a secret is replaced two, with a space between */
                "webhook-signature": components["parameters"]["SentSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "winner.confirmed",
                 *       "timestamp": "2026-11-21T12:00:00Z",
                 *       "data": {
                 *         "contest_id": "demo",
                 *         "entry_id": "abababababababababababababababababababababababababababababababab",
                 *         "prize": 0,
                 *         "draw": 0
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @constant */
                    type: "winner.confirmed";
                    /**
                     * Format: date-time
                     * @description When it happened
                     */
                    timestamp: string;
                    data: {
                        contest_id: string;
                        /** @description The `id` of the entry in `listEntries`, and its line in the draw's list */
                        entry_id: string;
                        /** @description Which, from 0, as in `listWinners` */
                        prize: number;
                        /** @description In the order of the draw, from 0 */
                        draw: number;
                    };
                };
            };
        };
        responses: {
            /** @description The webhook is switched off */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message is taken */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message is sent again, for three days */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    webhookTested: {
        parameters: {
            query?: never;
            header: {
                /** @description The message's id, the same in each attempt */
                "webhook-id": components["parameters"]["SentMessageId"];
                /** @description When this attempt was made, in seconds since 1970 */
                "webhook-timestamp": components["parameters"]["SentTimestamp"];
                /** @description `v1,` and the HMAC-SHA256 of id, timestamp and body with a full stop between, in base64; while a secret is replaced two, with a space between */
                "webhook-signature": components["parameters"]["SentSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "webhook.test",
                 *       "timestamp": "2026-11-21T12:00:00Z",
                 *       "data": {
                 *         "contest_id": "demo",
                 *         "webhook_id": "mfrggzdfmztwq2lknnwg23tpoa"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @constant */
                    type: "webhook.test";
                    /**
                     * Format: date-time
                     * @description When it was asked for
                     */
                    timestamp: string;
                    data: {
                        contest_id: string;
                        webhook_id: string;
                    };
                };
            };
        };
        responses: {
            /** @description The webhook is switched off */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message is taken */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message is sent again, for three days */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
