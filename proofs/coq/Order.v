(** * The tactic [order]: inequalities

    By the form of both sides first, then as linear or non-linear arithmetic over their normal forms.

    Main tactics:
    - [order]: an inequality, or a statement that two terms differ;
    - [order_alike]: the same done to both sides;
    - [order_normal]: both sides and the context in normal form. *)

From Derive Require Export OneFact.

Lemma normal_lt (s t x y : R) : s = x -> t = y -> s < t -> x < y.
Proof. now intros <- <-. Qed.
Lemma normal_le (s t x y : R) : s = x -> t = y -> s <= t -> x <= y.
Proof. now intros <- <-. Qed.
Lemma from_normal_lt (s t x y : R) : s = x -> t = y -> x < y -> s < t.
Proof. now intros -> ->. Qed.
Lemma from_normal_le (s t x y : R) : s = x -> t = y -> x <= y -> s <= t.
Proof. now intros -> ->. Qed.
Lemma exp_le_compat (x y : R) : x <= y -> exp x <= exp y.
Proof. intros [H | ->]; [left; now apply exp_increasing | lra]. Qed.

Lemma le_of_difference (s t x : R) : t - s = x -> 0 <= x -> s <= t.
Proof. intros; lra. Qed.
Lemma lt_of_difference (s t x : R) : t - s = x -> 0 < x -> s < t.
Proof. intros; lra. Qed.

(** Inequalities of the context, brought to normal form. *)
Ltac normal_inequalities :=
  repeat match goal with
  | H : ?s < ?t |- _ =>
      lazymatch goal with _ : taken H s |- _ => fail | _ => idtac end;
      let Hs := fresh in let Ht := fresh in let H' := fresh in
      eassert (Hs : s = _) by normal; eassert (Ht : t = _) by normal;
      pose proof (normal_lt _ _ _ _ Hs Ht H) as H'; clear Hs Ht; pose proof (I : taken H s);
      match type of H' with ?s' < ?t' => pose proof (I : taken H' s') end
  | H : ?s <= ?t |- _ =>
      lazymatch goal with _ : taken H s |- _ => fail | _ => idtac end;
      let Hs := fresh in let Ht := fresh in let H' := fresh in
      eassert (Hs : s = _) by normal; eassert (Ht : t = _) by normal;
      pose proof (normal_le _ _ _ _ Hs Ht H) as H'; clear Hs Ht; pose proof (I : taken H s);
      match type of H' with ?s' <= ?t' => pose proof (I : taken H' s') end
  end; clear_marks.

(** The difference over a common denominator, its sign by its factors. *)
Ltac by_fraction :=
  lazymatch goal with
  | |- ?s < ?t => eapply (lt_of_difference s t); [field_simplify; [reflexivity | defined ..] | side]
  | |- ?s <= ?t => eapply (le_of_difference s t); [field_simplify; [reflexivity | defined ..] | side]
  end.

Ltac order_normal :=
  normal_inequalities; normal_equations;
  lazymatch goal with
  | |- _ < _ => eapply from_normal_lt; [normal | normal |]
  | |- _ <= _ => eapply from_normal_le; [normal | normal |]
  end;
  put_in_equations;
  first [ lra | solve [side] | solve [repeat agree 2%nat; lra] | solve [saturate; exponentials_positive; nra] | solve [by_fraction] ].

(** The same done to both sides. *)
Ltac order_alike :=
  lazymatch goal with
  | |- ?u * ?x <= ?u * ?y => apply Rmult_le_compat_l; [side | order]
  | |- ?x * ?u <= ?y * ?u => apply Rmult_le_compat_r; [side | order]
  | |- ?x / ?u <= ?y / ?u => apply Rmult_le_compat_r; [left; apply Rinv_0_lt_compat; side | order]
  | |- - ?x <= - ?y => apply Ropp_le_contravar; order
  | |- ?x - ?u <= ?x => apply le_less; side
  | |- ?x <= ?x + ?u => apply le_more; side
  | |- ?x + ?u <= ?x + ?v => apply Rplus_le_compat_l; order
  | |- ?u + ?x <= ?v + ?x => apply Rplus_le_compat_r; order
  | |- power ?u ?x <= power ?u ?y => apply power_le_power; [side | order]
  | |- exp ?x <= exp ?y => apply exp_le_compat; order
  | |- ln ?x <= ln ?y => apply ln_le_compat; [side | order]
  | |- sqrt ?x <= sqrt ?y => apply sqrt_le_1_alt; order
  | |- ?u * ?x < ?u * ?y => apply Rmult_lt_compat_l; [side | order]
  | |- ?x * ?u < ?y * ?u => apply Rmult_lt_compat_r; [side | order]
  | |- ?x / ?u < ?y / ?u => apply Rmult_lt_compat_r; [apply Rinv_0_lt_compat; side | order]
  | |- - ?x < - ?y => apply Ropp_lt_contravar; order
  | |- exp ?x < exp ?y => apply exp_increasing; order
  | |- ln ?x < ln ?y => apply ln_increasing; [side | order]
  end
with order :=
  cbv beta;
  lazymatch goal with
  | |- _ > _ => apply Rlt_gt; order
  | |- _ >= _ => apply Rle_ge; order
  | |- _ = _ => first [lra | algebra | solve [apply Rle_antisym; order]]
  | |- ~ (_ = _) => side
  | |- _ -> False => side
  | |- _ /\ _ => split; order
  | |- _ < _ => order_by_cost
  | |- _ <= _ => order_by_cost
  | |- _ => side
  end
with order_by_cost :=
  first
  [ assumption
  | lra
  | solve [order_of_powers]
  | solve [timeout 3 order_of_bases]
  | solve [by_form]
  | solve [order_from_one_fact]
  | solve [order_alike]
  | solve [side]
  | solve [order_normal]
  | solve [split_values; first [lra | order_normal]] ].
