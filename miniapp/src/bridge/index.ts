export {
  bottomButtons,
  isDrawnByUs,
  useClosingConfirmation,
  useMainButton,
  useSecondaryButton,
} from "./buttons";
export {
  closeApp,
  type Haptic,
  haptic,
  hasPopup,
  isMobile,
  openLink,
  openTelegramLink,
  popup,
  requestWriteAccess,
  sharePrepared,
  switchInline,
} from "./deeds";
export { hear, isInTelegram, isNewLaunch, launch, post, supports } from "./host";
export { scheme, theme } from "./theme";
