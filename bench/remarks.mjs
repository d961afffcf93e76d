/** Why a target is not met, by row, for as long as it is not. */
export const REMARKS = {};
