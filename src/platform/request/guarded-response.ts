import { type IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';
import { isForMachines } from './address.rules.js';

/**
 * The two <style> elements that React Aria writes into the page (what may be pressed or scrolled on a phone), by their
 * SHA-256. `test/flows/http.spec.ts` computes them from the installed library.
 */
export const LIBRARY_STYLES = [
  "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='",
  "'sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg='",
];

/** A page of ours: files of this server and nothing written into the page, neither script nor style. */
const PAGE = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", ...LIBRARY_STYLES],
  imgSrc: ["'self'", 'blob:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: ['default'],
};

/** What programs are answered is no page: opened in a browser, it shows itself and does nothing. */
const ANSWER = {
  defaultSrc: ["'none'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

const EVERYWHERE = {
  referrerPolicy: { policy: 'no-referrer' },
  xFrameOptions: { action: 'deny' },
} as const;

/** What no page of ours asks a browser for. */
const NO_DEVICES = [
  ...['accelerometer', 'autoplay', 'bluetooth', 'browsing-topics', 'camera', 'display-capture'],
  ...['encrypted-media', 'fullscreen', 'geolocation', 'gyroscope', 'hid', 'idle-detection', 'magnetometer'],
  ...['microphone', 'midi', 'payment', 'picture-in-picture', 'publickey-credentials-get', 'screen-wake-lock'],
  ...['serial', 'usb', 'xr-spatial-tracking'],
]
  .map(feature => `${feature}=()`)
  .join(', ');

type Headers = ReturnType<typeof helmet>;

/**
 * A response that has its security headers from the moment it exists, whoever answers: a controller, the framework
 * that refuses an address, or the socket library, which asks neither.
 */
export function guardedResponse(isHttps: boolean): typeof ServerResponse {
  const headers = (directives: Record<string, Iterable<string>>): Headers =>
    helmet({
      ...EVERYWHERE,
      strictTransportSecurity: isHttps,
      contentSecurityPolicy: {
        useDefaults: false,
        directives: isHttps ? { ...directives, upgradeInsecureRequests: [] } : directives,
      },
    });
  const ofPages = headers(PAGE);
  const ofAnswers = headers(ANSWER);

  return class GuardedResponse<
    Request extends IncomingMessage = IncomingMessage,
  > extends ServerResponse<Request> {
    /** Node gives more than its types say. */
    constructor(...given: [Request]) {
      super(...given);
      this.setHeader('permissions-policy', NO_DEVICES);
      const apply = isForMachines(given[0].url ?? '') ? ofAnswers : ofPages;
      apply(given[0], this, () => undefined);
    }
  };
}
