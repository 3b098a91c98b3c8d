"""The books and papers that derivations name as their source, in full."""

BOOKS = {
    "Aczél & Daróczy 1975": (
        "J. Aczél, Z. Daróczy: On Measures of Information and Their Characterizations. Academic Press, 1975."
    ),
    "Bishop 2006": "C. M. Bishop: Pattern Recognition and Machine Learning. Springer, 2006.",
    "Boyd & Vandenberghe 2004": "S. Boyd, L. Vandenberghe: Convex Optimization. Cambridge University Press, 2004.",
    "Bradley & Terry 1952": (
        "R. A. Bradley, M. E. Terry: Rank Analysis of Incomplete Block Designs, I. Biometrika 39, 1952."
    ),
    "Cover & Thomas 2006": "T. M. Cover, J. A. Thomas: Elements of Information Theory, second edition. Wiley, 2006.",
    "Endres & Schindelin 2003": (
        "D. M. Endres, J. E. Schindelin: A New Metric for Probability Distributions. IEEE Transactions on "
        "Information Theory 49, 2003."
    ),
    "Goodfellow, Bengio & Courville 2016": "I. Goodfellow, Y. Bengio, A. Courville: Deep Learning. MIT Press, 2016.",
    "Guo et al. 2017": (
        "C. Guo, G. Pleiss, Y. Sun, K. Q. Weinberger: On Calibration of Modern Neural Networks. ICML, 2017."
    ),
    "Hinton, Vinyals & Dean 2015": (
        "G. Hinton, O. Vinyals, J. Dean: Distilling the Knowledge in a Neural Network. 2015."
    ),
    "Huber 1964": (
        "P. J. Huber: Robust Estimation of a Location Parameter. Annals of Mathematical Statistics 35, 1964."
    ),
    "Kingma & Welling 2014": "D. P. Kingma, M. Welling: Auto-Encoding Variational Bayes. ICLR, 2014.",
    "Lin 1991": (
        "J. Lin: Divergence Measures Based on the Shannon Entropy. IEEE Transactions on Information Theory 37, 1991."
    ),
    "Lin et al. 2017": (
        "T.-Y. Lin, P. Goyal, R. Girshick, K. He, P. Dollár: Focal Loss for Dense Object Detection. ICCV, 2017."
    ),
    "Nix & Weigend 1994": (
        "D. A. Nix, A. S. Weigend: Estimating the Mean and Variance of the Target Probability Distribution. ICNN, 1994."
    ),
    "Rafailov et al. 2023": (
        "R. Rafailov, A. Sharma, E. Mitchell, S. Ermon, C. D. Manning, C. Finn: Direct Preference Optimization. "
        "NeurIPS, 2023."
    ),
    "Salehi, Erdogmus & Gholipour 2017": (
        "S. S. M. Salehi, D. Erdogmus, A. Gholipour: Tversky Loss Function for Image Segmentation Using 3D Fully "
        "Convolutional Deep Networks. MLMI, 2017."
    ),
    "Szegedy et al. 2016": (
        "C. Szegedy, V. Vanhoucke, S. Ioffe, J. Shlens, Z. Wojna: Rethinking the Inception Architecture for "
        "Computer Vision. CVPR, 2016."
    ),
    "Weston & Watkins 1999": (
        "J. Weston, C. Watkins: Support Vector Machines for Multi-Class Pattern Recognition. ESANN, 1999."
    ),
    "van den Oord, Li & Vinyals 2018": (
        "A. van den Oord, Y. Li, O. Vinyals: Representation Learning with Contrastive Predictive Coding. 2018."
    ),
}
