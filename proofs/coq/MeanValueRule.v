(** * The rule "mean value": from the sign of a derivative to the order of values

    On the theorems of MeanValue.v. Main tactic: [rule_mean_value]; main statement: [constant_between]. *)

From Derive Require Export MeanValue Structure.

(** What the premise P says of the derivative at x. *)
Ltac slope_at P x :=
  let H := fresh in
  pose proof (P x) as H; cbv beta in H; feed_all H; split_context; first [assumption | lra | side].

Ltac continuous_between P :=
  first
  [ apply continuous_on_derivable; let x := fresh "x" in let Hx := fresh in
    intros x Hx; cbv beta in Hx; split_context; solve [slope_at P x]
  | solve [continuity] ].

Ltac slopes P :=
  let x := fresh "x" in let Hx := fresh in
  intros x Hx; split_context; split; [slope_at P x | slope_at P x].

Ltac by_mean_value F P a b :=
  lazymatch goal with
  | |- _ <= _ => apply (increasing_of_derivative F a b); [continuous_between P | side | slopes P]
  | |- _ < _ => apply (strictly_increasing_of_derivative F a b); [continuous_between P | side | slopes P]
  | |- _ >= _ => apply Rle_ge, (decreasing_of_derivative F a b); [continuous_between P | side | slopes P]
  | |- _ > _ => apply Rlt_gt, (strictly_decreasing_of_derivative F a b); [continuous_between P | side | slopes P]
  end.

(** The points in between lie in the interval of the premise. *)
Ltac between :=
  intros; unfold Rmin, Rmax in *; repeat destruct Rle_dec; split_context; lra.

Lemma constant_between (f : R -> R) a b : continuous_on (fun x => Rmin a b <= x <= Rmax a b) f ->
  (forall x, Rmin a b < x < Rmax a b -> ex_derive f x /\ Derive f x = 0) -> f a = f b.
Proof.
  intros Hc. apply (constant_of_derivative (fun x => Rmin a b <= x <= Rmax a b)); [| | | exact Hc].
  - intros x y z Hx Hz Hy. lra.
  - split; [apply Rmin_l | apply Rmax_l].
  - split; [apply Rmin_r | apply Rmax_r].
Qed.

Ltac by_constancy F P a b :=
  apply (constant_between F a b);
  [ unfold Rmin, Rmax; destruct (Rle_dec a b); continuous_between P
  | unfold Rmin, Rmax; destruct (Rle_dec a b); slopes P ].

(** The premise says of all x inside the interval what sign F has there; the statement compares F a with F b. *)
Ltac rule_mean_value a b :=
  ready;
  conclude ltac:(idtac;
    match goal with
    | P : forall x : R, _ |- _ =>
        match type of P with context [Derive ?F _] =>
          lazymatch goal with
          | |- _ <= _ => change (F a <= F b)
          | |- _ < _ => change (F a < F b)
          | |- _ >= _ => change (F a >= F b)
          | |- _ > _ => change (F a > F b)
          | |- _ = _ => change (F a = F b)
          end;
          solve [by_mean_value F P a b | by_constancy F P a b]
        end
    end).
