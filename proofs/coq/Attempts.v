(** * What is tried before definitions are unfolded, and in which order

    The tactics that the rules try on a conjunct of a goal while definitions are folded: what looks at the form of the
    goal and gives up at once where it is not for it comes first. This file is required last.

    Main tactics: [at_once], [while_algebra_is_folded], [order_folded]. *)

From Derive Require Export RepeatedPartials.

Ltac at_once ::=
  first
  [ at_once_as_written
  | solve [one_entry]
  | solve [of_entries ltac:(first [one_entry_of_deltas | entry_obligation])]
  | solve [has_definitions; scores]
  | solve [entries_around | entries_hold | spelt_derivable | share_positive | exponentials_differ | weights_positive
          | instances_at_hand | members_given | entry_moved_twice]
  | intros; split_context; at_once_inside ].

Ltac while_algebra_is_folded ::=
  first
  [ solve [derivatives_alike]
  | solve [by_known_derivative]
  | solve [closed_equation]
  | solve [timeout 3 folded_field]
  | solve [timeout 3 signs_outside]
  | solve [sums_vanish]
  | solve [timeout 8 by_parts]
  | nested_sums ].

Ltac order_folded ::=
  intros; split_context; folded_values;
  first
  [ solve [order_of_derivatives]
  | lazymatch goal with
    | |- _ > _ => apply Rlt_gt
    | |- _ >= _ => apply Rle_ge
    | |- _ => idtac
    end;
    first
    [ lra | solve [order_by_parts] | solve [by_form] | solve [order_alike] | solve [values_told; lra]
    | side
    | solve [order_by_product] ] ].
