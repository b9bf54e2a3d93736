// views are the paths below the base of the views that the program shows although no
// page of them is kept, or there: unusual places of the checker, and what the rules and
// the checks rest on.
export const views = /^([\w-]+\/)?(frame\/)?(check|rules|beyond)\//;
