(** * What every certificate requires

    The operators of Base.v with the theorems about them, and the tactics with which the steps of certificates are
    proved: one for each rule of Derive's kernel, named after it ([rule_algebra], [rule_chain] …), and [rule_model].
    Files that redefine a tactic of another come last: to import the other again would undo it. *)

From Derive Require Export Combinations NumberRules RegularityRules IntegralRules Models Items Alike NestedSums Entries OneEntry OneSum Scores Attempts.
