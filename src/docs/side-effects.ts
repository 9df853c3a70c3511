import type { SideEffects } from "openapi-contract/document";

/** What a call does besides responding, as readers are told. */
export const sideEffectText: { readonly [effect in SideEffects]: string } = {
  none: "None: the call is safe to repeat.",
  billable: "The call is charged if it succeeds.",
  writes: "The call changes stored data.",
  credentials: "The call issues credentials, which stay valid until they expire. Refused calls can lock the account.",
};
