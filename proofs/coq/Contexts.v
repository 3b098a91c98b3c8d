(** * The context of a goal: taken apart, spelt out, and what else is known of the terms that occur

    Main tactics:
    - [split_context]: no conjunctions among the hypotheses;
    - [spell_range], [spell_entries]: ranges and families with literal numbers;
    - [exponentials_positive], [values_bounded]: what holds of exponentials, absolute values, maxima, minima and their
      like in any case;
    - [split_values]: absolute values, maxima and minima, each case by itself.

    Main statement: [range_of_literals]. *)

From Derive Require Export Conditions.

(** The members of a range with literal ends, one by one. *)
Lemma range_of_literals (a b : Z) i :
  in_range (IZR a) (IZR b) i -> (a <= b)%Z /\ (i = IZR a \/ in_range (IZR (a + 1)) (IZR b) i).
Proof.
  intros [[k ->] [H1 H2]]. apply le_IZR in H1. apply le_IZR in H2. split; [lia |].
  destruct (Z.eq_dec k a) as [-> | N]; [now left | right].
  repeat split; [apply integer_IZR | apply IZR_le; lia | apply IZR_le; lia].
Qed.

(** Hypotheses as [lra] and [assumption] like them: conjunctions taken apart, ranges spelt out. *)
Ltac split_context :=
  repeat match goal with
  | H : _ /\ _ |- _ => destruct H
  | H : in_range _ _ _ |- _ => destruct H as [? [? ?]]
  | H : True |- _ => clear H
  | H : ?a > ?b |- _ => apply Rgt_lt in H
  | H : ?a >= ?b |- _ => apply Rge_le in H
  | H : ?P, H' : ?P |- _ => lazymatch type of P with Prop => clear H' end
  end.

(** A mark that a hypothesis has been taken at a term. *)
Definition taken {A B : Type} (h : A) (t : B) : Prop := True.

(** H : in_range 1 3 i becomes three goals with i = 1, i = 2, i = 3. *)
Ltac spell_range H :=
  lazymatch type of H with
  | in_range (IZR ?a) (IZR ?b) ?i =>
      let few := eval vm_compute in (b - a <? 12)%Z in
      lazymatch few with true => idtac end;
      let some := eval vm_compute in (a <=? b)%Z in
      lazymatch some with
      | true =>
          let a' := eval vm_compute in (a + 1)%Z in
          destruct (range_of_literals a b i H) as [_ [? | ?]]; clear H;
          [ | lazymatch goal with H' : in_range (IZR (a + 1)) _ i |- _ =>
                change (IZR (a + 1)) with (IZR a') in H'; spell_range H' end ]
      | false => exfalso; destruct (range_of_literals a b i H) as [E _]; revert E; clear; lia
      end
  end.

(** An entry of a literal family at a literal index. *)
Lemma entry_number {A} (d : A) l (p : positive) n : pred (Pos.to_nat p) = n -> entry d l (IZR (Zpos p)) = nth n l d.
Proof. intros <-. rewrite entry_IZR. reflexivity. Qed.

Ltac nat_of n := eval vm_compute in n.

Ltac spell_entries :=
  repeat match goal with
  | |- context [vector ?l (IZR (Zpos ?p))] =>
      let n := nat_of (pred (Pos.to_nat p)) in
      let v := eval cbn [nth] in (nth n l 0) in
      replace (vector l (IZR (Zpos p))) with v by (symmetry; exact (entry_number 0 l p n eq_refl))
  | |- context [rows ?l (IZR (Zpos ?p))] =>
      let n := nat_of (pred (Pos.to_nat p)) in
      let v := eval cbn [nth] in (nth n l (fun _ : R => 0)) in
      replace (rows l (IZR (Zpos p))) with v by (symmetry; exact (entry_number (fun _ : R => 0) l p n eq_refl)); cbv beta
  end.

Ltac head_is_variable f :=
  lazymatch f with
  | ?g _ => head_is_variable g
  | _ => is_var f
  end.

Ltac clear_marks :=
  repeat match goal with H : taken _ _ |- _ => clear H end.

(** Arithmetic after everything else has been read off the forms. *)
Ltac exponentials_positive :=
  repeat match goal with
  | |- context [exp ?a] => lazymatch goal with _ : 0 < exp a |- _ => fail | _ => pose proof (exp_pos a) end
  | |- context [power (IZR (Zpos ?a)) ?b] =>
      lazymatch goal with
      | _ : 0 < power (IZR (Zpos a)) b |- _ => fail
      | _ => pose proof (power_gt0 (IZR (Zpos a)) b (IZR_lt 0 (Zpos a) eq_refl))
      end
  end.

(** What holds of absolute values, maxima and minima whatever the case. *)
Ltac values_bounded :=
  repeat match goal with
  | |- context [Rabs ?u] =>
      lazymatch goal with _ : taken Rabs u |- _ => fail | _ => idtac end;
      pose proof (I : taken Rabs u); pose proof (Rle_abs u); pose proof (Rle_abs_opp u)
  | _ : context [Rabs ?u] |- _ =>
      lazymatch goal with _ : taken Rabs u |- _ => fail | _ => idtac end;
      pose proof (I : taken Rabs u); pose proof (Rle_abs u); pose proof (Rle_abs_opp u)
  | |- context [Rmax ?u ?v] =>
      lazymatch goal with _ : taken Rmax (u, v) |- _ => fail | _ => idtac end;
      pose proof (I : taken Rmax (u, v)); pose proof (Rmax_l u v); pose proof (Rmax_r u v)
  | |- context [Rmin ?u ?v] =>
      lazymatch goal with _ : taken Rmin (u, v) |- _ => fail | _ => idtac end;
      pose proof (I : taken Rmin (u, v)); pose proof (Rmin_l u v); pose proof (Rmin_r u v)
  | |- context [ceiling ?u] =>
      lazymatch goal with _ : taken ceiling u |- _ => fail | _ => idtac end;
      pose proof (I : taken ceiling u); destruct (ceiling_spec u)
  | |- context [floor ?u] =>
      lazymatch goal with _ : taken floor u |- _ => fail | _ => idtac end;
      pose proof (I : taken floor u); destruct (floor_spec u)
  | |- context [delta ?u ?v] =>
      lazymatch goal with _ : taken delta (u, v) |- _ => fail | _ => idtac end;
      pose proof (I : taken delta (u, v)); pose proof (delta_ge0 u v); pose proof (delta_le1 u v)
  end; clear_marks.

(** Absolute values, maxima, minima and cases, each case by itself. *)
Ltac split_values :=
  repeat match goal with
  | |- context [Rabs ?u] =>
      let H := fresh in
      destruct (Rle_dec 0 u) as [H | H];
      [ rewrite ?(Rabs_pos_eq u H) in * | apply Rnot_le_lt in H; rewrite ?(Rabs_left u H) in * ]
  | |- context [Rmax ?u ?v] =>
      let H := fresh in
      destruct (Rle_dec u v) as [H | H];
      [ rewrite ?(Rmax_right u v H) in * | apply Rnot_le_lt in H; rewrite ?(Rmax_left u v (Rlt_le _ _ H)) in * ]
  | |- context [Rmin ?u ?v] =>
      let H := fresh in
      destruct (Rle_dec u v) as [H | H];
      [ rewrite ?(Rmin_left u v H) in * | apply Rnot_le_lt in H; rewrite ?(Rmin_right u v (Rlt_le _ _ H)) in * ]
  end.
