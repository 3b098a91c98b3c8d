(** * Signs and bounds that the form of a term shows

    exp u < 1 where u < 0, u / v <= 1 where u <= v, b^x <= b^y where x <= y, the sign of a product by those of its
    factors, x <= x + u where u >= 0 … Each is one lemma of Conditions.v, chosen by the form of the goal alone; what the
    lemma asks for is proved in the same way, or by [side].

    Main tactics: [by_form]; [values_told] (what holds of the quotients that occur, and their like). *)

From Derive Require Export NormalForms.

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
      | _ : context [exp c] |- _ => apply ln_ge_of_exp; lra
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
