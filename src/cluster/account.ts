/** Who runs the server. PostgreSQL refuses root, so root takes a namespace or another user. */
export type Account = { readonly kind: "self" } | { readonly kind: "namespace" } | UserAccount;

export interface UserAccount {
  readonly kind: "user";
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}
