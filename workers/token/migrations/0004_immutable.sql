-- Nothing relies on these: they keep hands off that reach around the ledger. One line each (ADR 54).
create trigger if not exists transfers_kept before update on transfers BEGIN select raise(abort, 'transfers_are_immutable'); END;
create trigger if not exists transfers_stay before delete on transfers BEGIN select raise(abort, 'transfers_are_immutable'); END;
create trigger if not exists holds_kept before update on holds BEGIN select raise(abort, 'holds_are_immutable'); END;
create trigger if not exists holds_stay before delete on holds BEGIN select raise(abort, 'holds_are_immutable'); END;
create trigger if not exists hold_ends_kept before update on hold_ends BEGIN select raise(abort, 'hold_ends_are_immutable'); END;
create trigger if not exists hold_ends_stay before delete on hold_ends BEGIN select raise(abort, 'hold_ends_are_immutable'); END;
