declare const brand: unique symbol;

/** A value that has been proven to be a `Name`: each brand has one parser, and that parser holds the only cast. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };
