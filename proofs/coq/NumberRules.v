(** * The rules about numbers: whole numbers, induction, enclosures

    Main tactics: [rule_rounding], [rule_integers], [rule_Archimedes], [rule_induction]; [rule_enclosure].

    Main statements: [archimedes], [integer_induction]. *)

From Derive Require Export SumRules Structure.

(** ** Whole numbers *)

Ltac rounding :=
  idtac; lazymatch goal with
  | |- floor ?t <= ?t => apply floor_spec
  | |- ?t < floor ?t + 1 => apply floor_spec
  | |- ?t <= ceiling ?t => apply ceiling_spec
  | |- ceiling ?t < ?t + 1 => pose proof (ceiling_spec t); lra
  end.
Ltac rule_rounding := ready; conclude rounding.

Ltac integers :=
  idtac; lazymatch goal with
  | |- ?a + 1 <= ?b => apply integer_lt_le; [side_integer | side_integer | first [assumption | lra]]
  | |- integer (power _ _) => apply integer_power; [side_integer | side_integer | side]
  | |- integer (Sum _ _ _) => apply integer_Sum; [side_integer | termwise]
  | |- integer _ => side_integer
  end.
Ltac rule_integers := ready; conclude integers.

(** ** From some number on *)

(** If b < a, then c / m is too small from some m on. *)
Lemma archimedes k a b c :
  (forall m, integer m -> k <= m -> m <> 0 -> a <= b + c / m) -> a <= b.
Proof.
  intros H. apply Rnot_lt_le. intros Hab.
  set (m := IZR (up (Rabs k + Rabs c / (a - b)))).
  assert (Hm : Rabs k + Rabs c / (a - b) < m) by apply archimed.
  assert (Hc : 0 <= Rabs c / (a - b))
    by (apply Rmult_le_pos; [apply Rabs_pos | left; apply Rinv_0_lt_compat; lra]).
  pose proof (Rabs_pos k). pose proof (Rle_abs k). pose proof (Rle_abs c).
  specialize (H m (integer_IZR _) ltac:(lra) ltac:(lra)).
  assert (c / m < a - b); [| lra].
  apply Rmult_lt_reg_r with m; [lra |]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra.
  apply Rle_lt_trans with (Rabs c); [lra |].
  apply Rmult_lt_reg_l with (/ (a - b)); [apply Rinv_0_lt_compat; lra |].
  rewrite <- Rmult_assoc, Rinv_l, Rmult_1_l by lra. unfold Rdiv in Hm. lra.
Qed.

Ltac rule_Archimedes :=
  ready;
  conclude ltac:(idtac;
    match goal with
    | P : forall m : R, integer m /\ ?k <= m -> _ |- ?a <= ?b =>
        let m := fresh "m" in let Hm := fresh in let Hk := fresh in let H0 := fresh in let H := fresh in
        eapply (archimedes k a b); intros m Hm Hk H0;
        pose proof (P m (conj Hm Hk)) as H; split_context; eassumption
    end).

(** ** Induction *)

Lemma integer_induction k (P : R -> Prop) : integer k -> P k ->
  (forall m, integer m -> k <= m -> P m -> P (m + 1)) ->
  forall m, integer m -> k <= m -> P m.
Proof.
  intros Hk H0 HS m Hm Hkm.
  apply (range_induction (k + 1) P).
  - apply integer_plus; [exact Hk | exact (integer_IZR 1)].
  - now replace (k + 1 - 1) with k by ring.
  - intros n Hn Hkn. apply HS; [exact Hn | lra].
  - exact Hm.
  - lra.
Qed.

(** At a literal number, power is a plain power. *)
Ltac plain_powers :=
  rewrite ?power_0_r, ?power_1_r in *; cbn [pow] in *; rewrite ?Rmult_1_r in *.

(** The first premise is the statement at k; the second leads from each number to the next. *)
Ltac rule_induction base step :=
  lazymatch goal with
  | |- forall m : R, integer m /\ ?k <= m -> _ =>
      let m := fresh "m" in let Hm := fresh in let Hk := fresh in let IH := fresh in let H := fresh in
      intros m [Hm Hk]; pattern m; revert m Hm Hk;
      apply integer_induction;
      [ side_integer
      | cbv beta; clear step; first [solve [take_apart; split_all; assumption] | ready;
        conclude ltac:(first [assumption | plain_powers; first [assumption | relation] | relation])]
      | intros m Hm Hk IH; cbv beta in *; let all := statement_of step in pose proof (all m (conj Hm Hk)) as H;
        clear base; take_apart;
        repeat match goal with
        | J : ?A -> ?B |- _ =>
            lazymatch type of A with Prop => specialize (J ltac:(split_all; first [assumption | at_hand | lra])) end
        end;
        first [solve [take_apart; split_all; assumption] | ready; conclude ltac:(first [assumption | relation])] ]
  | |- _ /\ _ => split; [ready; side | rule_induction base step]
  end.

(** ** Enclosures *)

(** Sums over literal ranges, term by term. *)
Ltac spell_sums :=
  repeat match goal with
  | |- context [Sum (IZR ?j) (IZR ?k) ?f] =>
      let H := fresh in
      eassert (H : Sum (IZR j) (IZR k) f = _) by normal_literal_sum; rewrite H; clear H
  end.

Ltac enclosed :=
  intros; split_context;
  first
  [ lra
  | interval
  | solve [progress spell_sums; unfold log_base, xlogy in *; first [lra | interval | interval with (i_prec 100)]]
  | interval with (i_prec 100)
  | algebra ].
Ltac rule_enclosure := ready; conclude enclosed.
