declare module 'fs-native-extensions' {
  /** Takes an exclusive lock of the open file; false where another open file holds it. */
  export function tryLock(fd: number): boolean;
}
