const MACHINES = /^\/(api|open311|open-data|health|live|socket\.io)(\/|$)/;
const FILE = /^\/assets(\/|$)|\.[^/]*$/;

const pathOf = (url: string): string => url.split('?')[0] as string;

/** Programs ask here: they get JSON and problems, which no cache keeps. */
export const isForMachines = (url: string): boolean => MACHINES.test(pathOf(url));

/** What other sites may read, and caches may keep. */
export const isOpenData = (url: string): boolean => /^\/open-data(\/|$)/.test(pathOf(url));

/** Where the console shows a page of its own. A file is there or it is not. */
export const isPage = (url: string): boolean => !isForMachines(url) && !FILE.test(pathOf(url));
