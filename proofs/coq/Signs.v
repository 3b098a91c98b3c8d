(** * Signs and bounds that the form of a term shows

    exp u < 1 where u < 0, u / v <= 1 where u <= v, b^x <= b^y where x <= y, the sign of a product by those of its
    factors, x <= x + u where u >= 0 … Each is one lemma, chosen by the form of the goal alone; what the lemma asks for
    is proved in the same way, or by [side].

    Main statements: [exp_lt_1], [quotient_le_1], [power_le_1], [power_le_power], [ln_le_of_exp], [mult_pos_neg] …

    Main tactics: [by_form]; [values_told] (what holds of the quotients that occur, and their like). *)

From Derive Require Export NormalForms.

(** ** Compared with 1 *)

Lemma exp_lt_1 u : u < 0 -> exp u < 1.
Proof. intros H. rewrite <- exp_0. now apply exp_increasing. Qed.
Lemma exp_gt_1 u : 0 < u -> 1 < exp u.
Proof. intros H. rewrite <- exp_0. now apply exp_increasing. Qed.
Lemma exp_le_1 u : u <= 0 -> exp u <= 1.
Proof. intros [H | ->]; [left; now apply exp_lt_1 | right; apply exp_0]. Qed.
Lemma exp_ge_1 u : 0 <= u -> 1 <= exp u.
Proof. intros [H | <-]; [left; now apply exp_gt_1 | right; symmetry; apply exp_0]. Qed.

Lemma quotient_le_1 u v : 0 < v -> u <= v -> u / v <= 1.
Proof. intros Hv H. apply (Rmult_le_reg_r v); [assumption |]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra. Qed.
Lemma quotient_lt_1 u v : 0 < v -> u < v -> u / v < 1.
Proof. intros Hv H. apply (Rmult_lt_reg_r v); [assumption |]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra. Qed.
Lemma quotient_ge_1 u v : 0 < v -> v <= u -> 1 <= u / v.
Proof. intros Hv H. apply (Rmult_le_reg_r v); [assumption |]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra. Qed.
Lemma quotient_gt_1 u v : 0 < v -> v < u -> 1 < u / v.
Proof. intros Hv H. apply (Rmult_lt_reg_r v); [assumption |]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra. Qed.

(** ** Powers *)

Lemma power_as_Rpower u x : 0 < u -> power u x = exp (x * ln u).
Proof. intros H. rewrite power_positive by assumption. reflexivity. Qed.

Lemma power_le_1 u x : 0 < u -> u <= 1 -> 0 <= x -> power u x <= 1.
Proof.
  intros H H1 Hx. rewrite power_as_Rpower by assumption. apply exp_le_1.
  pose proof (Rmult_le_pos x (- ln u) Hx) as P. pose proof (ln_le0 u H H1). lra.
Qed.

Lemma power_of_large_le_1 u x : 1 <= u -> x <= 0 -> power u x <= 1.
Proof.
  intros H Hx. rewrite power_as_Rpower by lra. apply exp_le_1.
  pose proof (Rmult_le_pos (- x) (ln u) ltac:(lra) (ln_ge0 u H)). lra.
Qed.

Lemma power_ge_1 u x : 1 <= u -> 0 <= x -> 1 <= power u x.
Proof.
  intros H Hx. rewrite power_as_Rpower by lra. apply exp_ge_1. apply Rmult_le_pos; [assumption | now apply ln_ge0].
Qed.

Lemma power_le_power u x y : 1 <= u -> x <= y -> power u x <= power u y.
Proof.
  intros H Hx. rewrite !power_as_Rpower by lra.
  destruct (Rmult_le_compat_r (ln u) x y (ln_ge0 u H) Hx) as [L | ->]; [left; now apply exp_increasing | apply Rle_refl].
Qed.

Lemma power_lt_power u x y : 1 < u -> x < y -> power u x < power u y.
Proof.
  intros H Hx. rewrite !power_as_Rpower by lra. apply exp_increasing. apply Rmult_lt_compat_r; [now apply ln_gt0 | assumption].
Qed.

Lemma half_power_next d : power 2 (- (d + 1)) = power 2 (- d) / 2.
Proof.
  rewrite !power_as_Rpower by lra. replace (- (d + 1) * ln 2) with (- d * ln 2 - ln 2) by ring.
  now rewrite exp_minus, exp_ln by lra.
Qed.

(** ** Logarithms of what is compared with an exponential *)

Lemma ln_le_of_exp p c : 0 < p -> p <= exp c -> ln p <= c.
Proof. intros H L. rewrite <- (ln_exp c). now apply ln_le_compat. Qed.
Lemma ln_ge_of_exp p c : exp c <= p -> c <= ln p.
Proof. intros L. rewrite <- (ln_exp c) at 1. apply ln_le_compat; [apply exp_pos | assumption]. Qed.
Lemma ln_lt_of_exp p c : 0 < p -> p < exp c -> ln p < c.
Proof. intros H L. rewrite <- (ln_exp c). now apply ln_increasing. Qed.
Lemma ln_gt_of_exp p c : exp c < p -> c < ln p.
Proof. intros L. rewrite <- (ln_exp c) at 1. apply ln_increasing; [apply exp_pos | assumption]. Qed.

Lemma Rabs_gt_neq c t : 0 <= c -> c < Rabs t -> t <> 0.
Proof. intros Hc H E. rewrite E, Rabs_R0 in H. lra. Qed.

(** ** Products and quotients *)

Lemma mult_pos_neg u v : 0 < u -> v < 0 -> u * v < 0.
Proof. intros. pose proof (Rmult_lt_0_compat u (- v)). lra. Qed.
Lemma mult_neg_pos u v : u < 0 -> 0 < v -> u * v < 0.
Proof. intros. pose proof (Rmult_lt_0_compat (- u) v). lra. Qed.
Lemma mult_nonneg_nonpos u v : 0 <= u -> v <= 0 -> u * v <= 0.
Proof. intros. pose proof (Rmult_le_pos u (- v)). lra. Qed.
Lemma mult_nonpos_nonneg u v : u <= 0 -> 0 <= v -> u * v <= 0.
Proof. intros. pose proof (Rmult_le_pos (- u) v). lra. Qed.
Lemma mult_nonpos_nonpos u v : u <= 0 -> v <= 0 -> 0 <= u * v.
Proof. intros. pose proof (Rmult_le_pos (- u) (- v)). lra. Qed.
Lemma quotient_nonpos u v : u <= 0 -> 0 < v -> u / v <= 0.
Proof. intros Hu Hv. apply mult_nonpos_nonneg; [assumption | left; now apply Rinv_0_lt_compat]. Qed.
Lemma quotient_neg u v : u < 0 -> 0 < v -> u / v < 0.
Proof. intros Hu Hv. apply mult_neg_pos; [assumption | now apply Rinv_0_lt_compat]. Qed.

Lemma xlogy_nonpos a u : 0 <= a -> 0 < u -> u <= 1 -> xlogy a u <= 0.
Proof. intros. apply mult_nonneg_nonpos; [assumption | now apply ln_le0]. Qed.

Lemma le_more x u : 0 <= u -> x <= x + u.
Proof. lra. Qed.
Lemma lt_more x u : 0 < u -> x < x + u.
Proof. lra. Qed.
Lemma le_less x u : 0 <= u -> x - u <= x.
Proof. lra. Qed.
Lemma lt_less x u : 0 < u -> x - u < x.
Proof. lra. Qed.

(** ** The tactic *)

(** What holds of the quotients, exponentials and powers that occur: they are positive, and at most 1 where the context
    says so. *)
Ltac told fact :=
  let T := type of fact in
  lazymatch goal with _ : T |- _ => fail | _ => pose proof fact end.

Ltac values_told :=
  rewrite ?exp_0 in *;
  repeat match goal with
  | H : ?u <= ?v |- context [?u / ?v] => told (quotient_le_1 u v ltac:(side) H)
  | |- context [?u / ?v] => told (Rdiv_lt_0_compat u v ltac:(first [lra | apply exp_pos]) ltac:(first [lra | apply exp_pos]))
  | _ : context [?u / ?v] |- _ =>
      told (Rdiv_lt_0_compat u v ltac:(first [lra | apply exp_pos]) ltac:(first [lra | apply exp_pos]))
  | |- context [exp (- Rabs ?u)] => told (exp_le_1 (- Rabs u) ltac:(pose proof (Rabs_pos u); lra))
  | |- context [exp ?u] => told (exp_le_1 u ltac:(lra))
  | |- context [power 2 (- (?d + 1))] => rewrite (half_power_next d)
  | |- context [power 2 ?u] => told (power_of_large_le_1 2 u ltac:(lra) ltac:(lra))
  | H : context [ln ?u] |- _ => lazymatch u with 1 => fail | _ => replace u with 1 in H by ring end
  end;
  rewrite ?ln_1 in *.

Ltac by_form :=
  cbv beta;
  lazymatch goal with
  | |- _ > _ => apply Rlt_gt; by_form
  | |- _ >= _ => apply Rle_ge; by_form
  | |- _ /\ _ => split; by_form_inside
  | |- ?x <= ?x + _ => apply le_more; by_form_inside
  | |- ?x < ?x + _ => apply lt_more; by_form_inside
  | |- ?x - _ <= ?x => apply le_less; by_form_inside
  | |- ?x - _ < ?x => apply lt_less; by_form_inside
  | |- ?x + _ <= ?x + _ => apply Rplus_le_compat_l; by_form_inside
  | |- exp _ < 1 => apply exp_lt_1; by_form_inside
  | |- exp _ <= 1 => apply exp_le_1; by_form_inside
  | |- 1 < exp _ => apply exp_gt_1; by_form_inside
  | |- 1 <= exp _ => apply exp_ge_1; by_form_inside
  | |- _ / _ <= 1 => apply quotient_le_1; by_form_inside
  | |- _ / _ < 1 => apply quotient_lt_1; by_form_inside
  | |- 1 <= _ / _ => apply quotient_ge_1; by_form_inside
  | |- 1 < _ / _ => apply quotient_gt_1; by_form_inside
  | |- power _ _ <= 1 => first [apply power_le_1; by_form_inside | apply power_of_large_le_1; by_form_inside]
  | |- 1 <= power _ _ => apply power_ge_1; by_form_inside
  | |- power ?u _ <= power ?u _ => apply power_le_power; by_form_inside
  | |- power ?u _ < power ?u _ => apply power_lt_power; by_form_inside
  | |- ln _ <= 0 => apply ln_le0; by_form_inside
  | |- ln _ < 0 => apply ln_lt0; by_form_inside
  | |- 0 <= ln _ => apply ln_ge0; by_form_inside
  | |- 0 < ln _ => apply ln_gt0; by_form_inside
  | |- ln _ <= ln _ => apply ln_le_compat; by_form_inside
  | |- ln _ < ln _ => apply ln_increasing; by_form_inside
  | |- ln ?p <= ?c =>
      lazymatch goal with
      | H : p <= exp c |- _ => apply ln_le_of_exp; [by_form_inside | exact H]
      | H : p < exp c |- _ => left; apply ln_lt_of_exp; [by_form_inside | exact H]
      end
  | |- ?c <= ln ?p =>
      lazymatch goal with
      | H : exp c <= p |- _ => apply ln_ge_of_exp; exact H
      | H : exp c < p |- _ => left; apply ln_gt_of_exp; exact H
      end
  | |- 0 <= - _ => apply Ropp_0_ge_le_contravar, Rle_ge; by_form_inside
  | |- 0 < - _ => apply Ropp_0_gt_lt_contravar; by_form_inside
  | |- - _ <= 0 => apply Rge_le, Ropp_0_le_ge_contravar; by_form_inside
  | |- - _ < 0 => apply Ropp_lt_gt_0_contravar, Rlt_gt; by_form_inside
  | |- xlogy _ _ <= 0 => apply xlogy_nonpos; by_form_inside
  | |- _ * _ < 0 => first [apply mult_pos_neg; by_form_inside | apply mult_neg_pos; by_form_inside]
  | |- _ * _ <= 0 => first [apply mult_nonneg_nonpos; by_form_inside | apply mult_nonpos_nonneg; by_form_inside]
  | |- _ / _ < 0 => apply quotient_neg; by_form_inside
  | |- _ / _ <= 0 => apply quotient_nonpos; by_form_inside
  | |- 0 < _ * _ => apply Rmult_lt_0_compat; by_form_inside
  | |- 0 <= _ * _ => first [apply Rmult_le_pos; by_form_inside | apply mult_nonpos_nonpos; by_form_inside]
  | |- 0 < _ / _ => apply Rdiv_lt_0_compat; by_form_inside
  | |- 0 <= _ / _ => apply Rmult_le_pos; [by_form_inside | left; apply Rinv_0_lt_compat; by_form_inside]
  | |- 0 < power _ _ => apply power_gt0; by_form_inside
  | |- 0 < 1 - exp _ => apply Rlt_Rminus, exp_lt_1; by_form_inside
  | H : exp ?t <= ?v |- 0 < ?v => apply (Rlt_le_trans _ _ _ (exp_pos t) H)
  | |- 0 <= _ ^ 2 => apply pow2_ge_0
  | |- 0 <= ?f (?u / ?v) =>
      is_var f; let H := fresh in assert (H : 0 < u / v <= 1) by by_form; from_family f (u / v)
  | H : ?c < Rabs ?t |- ?t <> 0 => apply (Rabs_gt_neq c t); [by_form_inside | exact H]
  | |- ?t <> ?u => spell_entries; first [lra | apply Rgt_not_eq; lra | apply Rlt_not_eq; lra]
  end
with by_form_inside :=
  first
  [ assumption
  | lra
  | solve [by_form]
  | solve [values_told; lra]
  | lazymatch goal with
    | |- 0 < _ => solve [side]
    | |- 0 <= _ => solve [side]
    end ].
